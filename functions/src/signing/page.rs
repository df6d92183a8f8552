//! The page on which a text is signed: on this machine with NCALayer, or on a phone by a symbol.

use std::collections::BTreeMap;

use base64ct::{Base64, Encoding};
use domain::Lang;
use domain::form::{Words, words};
use domain::text::escape;
use qrcode::QrCode;
use qrcode::render::svg;

use super::begin::Begun;
use super::text;

/// The side of the symbol, in pixels of the page.
const SYMBOL: u32 = 264;

/// The fields in which a signed request comes back.
pub(crate) const REQUEST: &str = "request";
pub(crate) const TICKET: &str = "ticket";
pub(crate) const SIGNATURE: &str = "signature";

const TEXT: Words =
    words("Қол қойылатын мәтін", "Текст, который вы подписываете", "The text that you sign");
const LASTS: Words = words(
    "Мәтінді оқып шығып, бес минут ішінде екі тәсілдің бірімен қол қойыңыз.",
    "Прочтите текст и подпишите его одним из двух способов. На это есть пять минут.",
    "Read the text and sign it in one of the two ways. You have five minutes.",
);
const PHONE: Words = words(
    "Телефонмен, eGov Mobile арқылы",
    "Телефоном, через eGov Mobile",
    "By phone, with eGov Mobile",
);
const PHONE_HELP: Words = words(
    "eGov Mobile қосымшасында QR сканерін ашып, кодты оқытыңыз да, қол қойыңыз. Содан кейін осы бетке оралып, төмендегі батырманы басыңыз.",
    "Откройте в eGov Mobile сканер QR, считайте код и подпишите. Затем вернитесь на эту страницу и нажмите кнопку под кодом.",
    "Open the QR scanner in eGov Mobile, read the code and sign. Then come back to this page and press the button below the code.",
);
const PHONE_HELP_HERE: Words = words(
    "Бұл бет телефонда ашық болса, кодты оқытудың қажеті жоқ:",
    "Если эта страница открыта в телефоне, код считывать не нужно:",
    "If this page is open on the phone, there is no need to scan:",
);
const OPEN_APP: Words =
    words("eGov Mobile қосымшасын ашу", "Открыть eGov Mobile", "Open eGov Mobile");
const SYMBOL_NAME: Words =
    words("eGov Mobile-ге арналған QR код", "QR-код для eGov Mobile", "QR code for eGov Mobile");
const DONE: Words = words("Қол қойылды, жалғастыру", "Подписано, продолжить", "Signed, go on");
const HERE: Words = words(
    "Осы компьютерде, NCALayer арқылы",
    "На этом компьютере, через NCALayer",
    "On this computer, with NCALayer",
);
const HERE_HELP: Words = words(
    "Браузер жергілікті желіге қосылуға рұқсат сұраса, келісіңіз: NCALayer осы компьютерде жұмыс істейді.",
    "Если браузер спросит разрешение на доступ к локальной сети, согласитесь: NCALayer работает на этом же компьютере.",
    "If the browser asks to allow access to the local network, agree: NCALayer runs on this very computer.",
);
const NO_SCRIPT: Words = words(
    "NCALayer-ге JavaScript керек. Телефонмен қол қоюға ол керек емес.",
    "Для NCALayer нужен JavaScript. Для подписи телефоном он не нужен.",
    "NCALayer needs JavaScript. Signing by phone does not.",
);
const SIGN: Words =
    words("NCALayer арқылы қол қою", "Подписать через NCALayer", "Sign with NCALayer");

/// The page's body; the signed text goes to `action`.
pub(crate) fn body(begun: &Begun, lang: Lang, action: &str, waits: bool) -> String {
    let Begun { request, text, expires, .. } = begun;
    let document = Base64::encode_string(text.as_bytes());
    let waiting = match waits {
        true => format!("<p class=\"signing__status\" role=\"alert\">{}</p>\n", NOT_YET.get(lang)),
        false => String::new(),
    };
    format!(
        "<div class=\"signing\" data-signing=\"{request}\" data-document=\"{document}\" data-expires=\"{expires}\" \
         data-words=\"{says}\">\n\
         {waiting}<p>{lasts}</p>\n\
         <details class=\"signing__text\" open><summary>{text_title}</summary>\n<pre>{text}</pre></details>\n\
         <div class=\"signing__ways\">\n{by_phone}{here}</div>\n</div>\n",
        says = escape(&says(lang)),
        lasts = LASTS.get(lang),
        text_title = TEXT.get(lang),
        text = parts(text, lang),
        by_phone = by_phone(begun, lang, action),
        here = here(lang),
    )
}

/// The text with each of its languages told, for those who hear it read.
fn parts(text: &str, lang: Lang) -> String {
    let langs = [Lang::En, Lang::Kk, text::second(lang)];
    let parts = text.splitn(langs.len(), "\n\n").zip(langs);
    let parts =
        parts.map(|(part, lang)| format!("<span lang=\"{}\">{}</span>", lang.tag(), escape(part)));
    parts.collect::<Vec<_>>().join("\n\n")
}

/// The way that every visitor has, and so the first.
fn by_phone(begun: &Begun, lang: Lang, action: &str) -> String {
    let Begun { request, ticket, phone, .. } = begun;
    format!(
        "<section class=\"signing__way\"><h2>{title}</h2>\n<p>{help}</p>\n\
         <div class=\"signing__symbol\" role=\"img\" aria-label=\"{name}\">{symbol}</div>\n\
         <p class=\"signing__app\">{help_here}<br><a href=\"{app}\" rel=\"noreferrer\">{open}</a></p>\n\
         <form class=\"form\" method=\"post\" action=\"{action}\" data-signing-form>\n\
         <input type=\"hidden\" name=\"{REQUEST}\" value=\"{request}\">\n\
         <input type=\"hidden\" name=\"{TICKET}\" value=\"{ticket}\">\n\
         <button class=\"form__submit form__submit--quiet\" type=\"submit\">{done}</button>\n</form></section>\n",
        title = PHONE.get(lang),
        help = PHONE_HELP.get(lang),
        name = SYMBOL_NAME.get(lang),
        symbol = symbol(phone),
        help_here = PHONE_HELP_HERE.get(lang),
        app = escape(&app(phone)),
        open = OPEN_APP.get(lang),
        done = DONE.get(lang),
    )
}

fn here(lang: Lang) -> String {
    format!(
        "<section class=\"signing__way\"><h2>{title}</h2>\n<p data-signing-help hidden>{help}</p>\n\
         <noscript><p>{no_script}</p></noscript>\n\
         <button class=\"form__submit\" type=\"button\" data-signing-start hidden>{sign}</button>\n\
         <p class=\"signing__status\" role=\"status\" data-signing-status></p></section>\n",
        title = HERE.get(lang),
        help = HERE_HELP.get(lang),
        no_script = NO_SCRIPT.get(lang),
        sign = SIGN.get(lang),
    )
}

/// The link that opens eGov Mobile on the very phone, where there is nothing to read a symbol with:
/// the application's own address with that of the request in it, marked as the service asks.
fn app(phone: &str) -> String {
    let address = phone.strip_prefix("mobileSign:").unwrap_or(phone);
    let link: String =
        form_urlencoded::byte_serialize(format!("{address}?mgovSign").as_bytes()).collect();
    format!(
        "https://m.egov.kz/mobileSign/?link={link}&isi=1476128386&ibi=kz.egov.mobile&apn=kz.mobile.mgov"
    )
}

/// What the page's script says, as JSON.
fn says(lang: Lang) -> String {
    let says = [
        ("waiting", WAITING),
        ("absent", ABSENT),
        ("cancelled", CANCELLED),
        ("refused", REFUSED),
        ("expired", EXPIRED),
    ];
    let says: BTreeMap<&str, &str> =
        says.into_iter().map(|(name, words)| (name, words.get(lang))).collect();
    serde_json::to_string(&says).expect("texts are JSON")
}

const WAITING: Words = words(
    "NCALayer терезесінде кілтіңізді таңдаңыз…",
    "Выберите ключ в окне NCALayer…",
    "Choose your key in the window of NCALayer…",
);
const ABSENT: Words = words(
    "NCALayer жауап бермеді. Бағдарлама қосулы ма және браузер жергілікті желіге қосылуға рұқсат берді ме, тексеріңіз де, батырманы қайта басыңыз. NCALayer жоқ болса, телефонмен қол қойыңыз.",
    "NCALayer не отвечает. Проверьте, запущена ли программа и разрешён ли браузеру доступ к локальной сети, и нажмите кнопку снова. Если NCALayer нет, подпишите телефоном.",
    "NCALayer does not answer. Check that the program runs and that the browser may access the local network, and press the button again. If you have no NCALayer, sign by phone.",
);
const CANCELLED: Words = words(
    "Қол қойылған жоқ. Қажет болса, батырманы қайта басыңыз.",
    "Подпись не поставлена. Если нужно, нажмите кнопку снова.",
    "Nothing was signed. Press the button again if you want to.",
);
const REFUSED: Words =
    words("NCALayer қол қоя алмады:", "NCALayer не смог подписать:", "NCALayer could not sign:");

const EXPIRED: Words = words(
    "Бес минут өтті, бұл мәтінге енді қол қойылмайды. Алдыңғы бетке оралып, жаңадан сұраңыз.",
    "Пять минут прошли, этот текст больше не подписать. Вернитесь на предыдущую страницу и начните заново.",
    "The five minutes are over and this text can no longer be signed. Go back and begin anew.",
);

const NOT_YET: Words = words(
    "Телефон қолтаңбасы әлі келген жоқ. Қол қойған соң батырманы қайта басыңыз.",
    "Подпись с телефона ещё не пришла. Подпишите и нажмите кнопку снова.",
    "The signature from the phone has not arrived yet. Sign, and press the button again.",
);

/// The symbol as SVG; nothing if the address does not fit, which no address does not.
fn symbol(text: &str) -> String {
    let Ok(code) = QrCode::new(text) else { return String::new() };
    let svg = code.render::<svg::Color<'_>>().min_dimensions(SYMBOL, SYMBOL).build();
    // The declaration of XML has no place within a page.
    svg.split_once("?>").map_or(svg.clone(), |(_, svg)| svg.to_owned())
}
