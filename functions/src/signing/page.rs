//! The page on which a text is signed: on this machine with NCALayer, or on a phone by a symbol.

use std::collections::BTreeMap;

use base64ct::{Base64, Encoding};
use domain::Lang;
use domain::form::{Words, words};
use domain::text::escape;
use qrcode::QrCode;
use qrcode::render::svg;

use super::Begun;

/// The side of the symbol, in pixels of the page.
const SYMBOL: u32 = 264;

/// The fields in which a signed request comes back.
pub(crate) const REQUEST: &str = "request";
pub(crate) const TICKET: &str = "ticket";
pub(crate) const SIGNATURE: &str = "signature";

const TEXT: Words =
    words("Қол қойылатын мәтін", "Текст, который вы подписываете", "The text that you sign");
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
const SIGN: Words = words("Қол қою", "Подписать", "Sign");
const PHONE: Words = words(
    "Телефонмен, eGov Mobile арқылы",
    "Телефоном, через eGov Mobile",
    "By phone, with eGov Mobile",
);
const PHONE_HELP: Words = words(
    "eGov Mobile қосымшасында QR сканерін ашып, кодты оқытыңыз да, қол қойыңыз. Содан кейін төмендегі батырманы басыңыз.",
    "Откройте в eGov Mobile сканер QR, считайте код и подпишите. Затем нажмите кнопку ниже.",
    "Open the QR scanner in eGov Mobile, read the code and sign. Then press the button below.",
);
const DONE: Words =
    words("Телефонмен қол қойдым", "Я подписал(а) телефоном", "I have signed by phone");
const SYMBOL_NAME: Words =
    words("eGov Mobile-ге арналған QR код", "QR-код для eGov Mobile", "QR code for eGov Mobile");
const LASTS: Words = words(
    "Сұрау бес минут жарамды.",
    "Запрос действует пять минут.",
    "The request is good for five minutes.",
);

/// The page's body; the signed text goes to `action`.
pub(crate) fn body(begun: &Begun, lang: Lang, action: &str, waits: bool) -> String {
    let Begun { request, ticket, text, phone, expires } = begun;
    let document = Base64::encode_string(text.as_bytes());
    let waiting = match waits {
        true => format!("<p role=\"alert\">{}</p>\n", NOT_YET.get(lang)),
        false => String::new(),
    };
    let w = |words: Words| words.get(lang);
    format!(
        "<div class=\"signing\" data-signing=\"{request}\" data-document=\"{document}\" data-expires=\"{expires}\" \
         data-words=\"{says}\">\n\
         {waiting}<p>{lasts}</p>\n\
         <details class=\"signing__text\" open><summary>{text_title}</summary>\n<pre>{text}</pre></details>\n\
         <section class=\"signing__way\"><h2>{here}</h2>\n<p data-signing-help hidden>{here_help}</p>\n\
         <noscript><p>{no_script}</p></noscript>\n\
         <button class=\"form__submit\" type=\"button\" data-signing-start hidden>{sign}</button>\n\
         <p class=\"signing__status\" role=\"status\" data-signing-status></p></section>\n\
         <section class=\"signing__way\"><h2>{by_phone}</h2>\n<p>{phone_help}</p>\n\
         <div class=\"signing__symbol\" role=\"img\" aria-label=\"{symbol_name}\">{symbol}</div>\n\
         <form class=\"form\" method=\"post\" action=\"{action}\" data-signing-form>\n\
         <input type=\"hidden\" name=\"{REQUEST}\" value=\"{request}\">\n\
         <input type=\"hidden\" name=\"{TICKET}\" value=\"{ticket}\">\n\
         <button class=\"form__submit\" type=\"submit\">{done}</button>\n</form></section>\n</div>\n",
        says = escape(&says(lang)),
        lasts = w(LASTS),
        text_title = w(TEXT),
        text = escape(text),
        here = w(HERE),
        here_help = w(HERE_HELP),
        no_script = w(NO_SCRIPT),
        sign = w(SIGN),
        by_phone = w(PHONE),
        phone_help = w(PHONE_HELP),
        symbol_name = w(SYMBOL_NAME),
        symbol = symbol(phone),
        done = w(DONE),
    )
}

/// What the page's script says, as JSON.
fn says(lang: Lang) -> String {
    let says =
        [("waiting", WAITING), ("absent", ABSENT), ("cancelled", CANCELLED), ("refused", REFUSED)];
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
