//! Signing in with a code on both screens, and a session that ends without losing a decision.

use super::*;

#[tokio::test]
async fn the_page_and_the_text_show_the_same_code_and_the_text_names_the_browser() {
    let site = site().await;
    let request = Request::post("/api/ru/admin/challenge")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/145.0")
        .body(Body::empty());
    let page = site.send(request.expect("a request")).await;
    let (text, _) = signing(&page.text);
    let code = page.text.split("admin__code").nth(1).and_then(|rest| rest.split("<strong>").nth(1));
    let code = code.and_then(|rest| rest.split('<').next()).expect("a code");
    assert!(code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    assert!(text.contains(&format!("Код: {code}\n")), "{text}");
    assert!(text.contains("Браузер: Firefox, Linux\n"), "{text}");
    assert!(text.contains(&format!("виден код {code}")), "{text}");
    assert!(text.contains("+05:00"), "the time in Kazakhstan: {text}");
    let again = site.at_desk("", "/api/ru/admin/challenge", &[]).await;
    let (other, _) = signing(&again.text);
    assert_ne!(text, other);
    let (id, _) = site.volunteer().await;
    let asked = site.ask(&id).await;
    let text = asked["text"].as_str().expect("a text");
    assert!(!text.contains("Код:"), "a request for a contact has its card instead: {text}");
}

#[tokio::test]
async fn a_decision_after_the_end_of_a_session_is_offered_again() {
    let site = site().await;
    site.sign_up(&with_proof(&site).await).await;
    let waiting = site.waiting().await;
    let id = waiting[0].key.partition.split_once('#').expect("an id").1.to_owned();
    let cookie = site.sign_in(MODERATOR).await;
    let home = site.read(&cookie, "/api/en/admin").await.text;
    assert!(home.contains("data-session=\"900\"") && home.contains("your session ends:"), "{home}");
    pass(901);
    let version = waiting[0].version.to_string();
    let fields = [("record", &*id), ("version", &*version), ("decision", "list")];
    let ended = site.at_desk(&cookie, "/api/en/admin/decisions", &fields).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
    assert!(ended.text.contains("Your session ended:"), "{}", ended.text);
    assert!(ended.text.contains("was not carried out"), "{}", ended.text);
    assert_eq!(site.waiting().await.len(), 1, "nothing was decided");

    let value = |page: &str, name: &str| {
        let rest = page.split_once(&format!("name=\"{name}\" value=\"")).expect("a field").1;
        rest.split('"').next().expect("an end").replace("&amp;", "&")
    };
    let kept = value(&ended.text, "kept");
    let page = site.at_desk("", "/api/en/admin/challenge", &[("kept", &*kept)]).await;
    let (text, [request, ticket]) = signing(&page.text);
    assert_eq!(value(&page.text, "kept"), kept, "kept through signing in");
    let signature = sign(&text, &person(MODERATOR, "ҚЫЗМЕТКЕР"));
    let fields = [
        ("request", &*request),
        ("ticket", &*ticket),
        ("kept", &*kept),
        ("signature", &*signature),
    ];
    let entered = site.at_desk("", "/api/en/admin/session", &fields).await;
    assert_eq!(entered.status, StatusCode::OK, "{}", entered.text);
    let cookie = entered.headers[header::SET_COOKIE].to_str().expect("text");
    let cookie = cookie.split(';').next().expect("a cookie").to_owned();
    for text in ["Here it is", "Put on the list", "action=\"/api/en/admin/decisions\""] {
        assert!(entered.text.contains(text), "{text} in {}", entered.text);
    }
    let [record, decision] = ["record", "decision"].map(|name| value(&entered.text, name));
    let again = [("record", &*record), ("version", &*version), ("decision", &*decision)];
    let decided = site.at_desk(&cookie, "/api/en/admin/decisions", &again).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text);
}

#[tokio::test]
async fn what_a_clerk_filled_in_is_kept_too_and_foreign_addresses_are_not() {
    let site = site().await;
    let (id, _) = site.volunteer().await;
    let fields = [("record", &*id), ("visitor", "Келген Адам"), ("number", "012345678")];
    let ended = site.at_desk("", "/api/en/reveals/counter", &fields).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
    assert!(ended.text.contains("/api/en/reveals/counter?record="), "{}", ended.text);
    let page =
        site.at_desk("", "/api/en/admin/challenge", &[("kept", "https://evil.example/?a=b")]);
    let (text, [request, ticket]) = signing(&page.await.text);
    let signature = sign(&text, &person(CLERK, "ҚЫЗМЕТКЕР"));
    let fields = [
        ("request", &*request),
        ("ticket", &*ticket),
        ("kept", "https://evil.example/?a=b"),
        ("signature", &*signature),
    ];
    let entered = site.at_desk("", "/api/en/admin/session", &fields).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text);
}
