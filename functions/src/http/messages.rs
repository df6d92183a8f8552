//! What people read when something went wrong, and what they can do.

use domain::Lang;
use domain::form::{Words, words};

use super::problem_kind::ProblemKind;
use crate::limit::Quota;

/// The words of a kind of problem.
pub(super) fn of(problem: ProblemKind) -> Words {
    match problem {
        ProblemKind::TooLarge => TOO_LARGE,
        ProblemKind::MediaType => MEDIA_TYPE,
        ProblemKind::Origin => ORIGIN,
        ProblemKind::Unreadable => UNREADABLE,
        ProblemKind::NotFound => NOT_FOUND,
        ProblemKind::Answers => FAULTS,
        ProblemKind::Proof => PROOF,
        ProblemKind::Sent => SENT,
        ProblemKind::TooOften => TOO_OFTEN,
        ProblemKind::Changed => CHANGED,
        ProblemKind::Signature => SIGNATURE,
        ProblemKind::Revocation => REVOCATION,
        ProblemKind::NoPerson => NO_PERSON,
        ProblemKind::Used => USED,
        ProblemKind::Expired => EXPIRED,
        ProblemKind::Quota => QUOTA,
        ProblemKind::NotListed => NOT_LISTED,
        ProblemKind::SignedOut => SIGNED_OUT,
        ProblemKind::Forbidden => FORBIDDEN,
        ProblemKind::SamePerson => SAME_PERSON,
        ProblemKind::Unavailable | ProblemKind::Record => UNAVAILABLE,
    }
}

/// That somebody has seen as many contacts as a quota allows.
pub(super) fn quota(quota: Quota, lang: Lang) -> String {
    let text = QUOTA.get(lang).replace("{day}", &quota.a_day.to_string());
    text.replace("{month}", &quota.a_month.to_string())
}

const TOO_LARGE: Words =
    words("Жіберілген мәтін тым үлкен.", "Отправлено слишком много текста.", "Too much was sent.");
const MEDIA_TYPE: Words = words(
    "Сауалнама күтілмеген пішімде келді.",
    "Анкета пришла в неожиданном виде.",
    "The form came in an unexpected format.",
);
const ORIGIN: Words = words(
    "Сауалнаманы тек осы порталдың бетінен жіберуге болады.",
    "Анкету можно отправить только со страницы этого портала.",
    "The form can only be sent from a page of this portal.",
);
const UNREADABLE: Words = words(
    "Жіберілген мәліметті оқу мүмкін болмады.",
    "Отправленное не удалось прочитать.",
    "What was sent cannot be read.",
);
const NOT_FOUND: Words = words(
    "Мұндай жазба жоқ. Сілтемені толық көшіргеніңізді тексеріңіз.",
    "Такой записи нет. Проверьте, полностью ли скопирована ссылка.",
    "There is no such record. Please check that the link was copied whole.",
);
const FAULTS: Words = words(
    "Кейбір жауаптарды түзету керек.",
    "Некоторые ответы нужно исправить.",
    "Some answers need correcting.",
);
const PROOF: Words = words(
    "Тексеру өтпеді. Бетті жаңартып, сауалнаманы қайта жіберіңіз.",
    "Проверка не прошла. Обновите страницу и отправьте анкету ещё раз.",
    "The check did not pass. Please reload the page and send the form again.",
);
const SENT: Words = words(
    "Бұл сауалнама бұрын жіберілген.",
    "Эта анкета уже отправлена.",
    "This form was sent before.",
);
const TOO_OFTEN: Words = words(
    "Бұл желіден тым көп сұрау келді. Кейінірек қайталап көріңіз.",
    "Из этой сети пришло слишком много запросов. Попробуйте позже.",
    "Too many requests came from this network. Please try later.",
);
const CHANGED: Words = words(
    "Жазба осы арада өзгерген. Бетті жаңартып, қайталап көріңіз.",
    "Запись тем временем изменилась. Обновите страницу и попробуйте ещё раз.",
    "The record has changed meanwhile. Please reload the page and try again.",
);
/// A refused signature is explained by the notary; these are for when he has no words.
const SIGNATURE: Words =
    words("Қолтаңба қабылданбады.", "Подпись не принята.", "The signature was not accepted.");
const REVOCATION: Words = words(
    "Кілттің қайтарып алынбағанын қазір тексеру мүмкін емес, сондықтан ештеңе көрсетілмеді. Біраздан кейін қайталап көріңіз.",
    "Сейчас нельзя проверить, не отозван ли ключ, поэтому ничего не показано. Попробуйте немного позже.",
    "It cannot be checked now whether the key was revoked, so nothing was shown. Please try a little later.",
);
const NO_PERSON: Words = words(
    "Бұған ақпараттық жүйенің емес, адамның кілтімен қол қою керек.",
    "Это нужно подписать ключом человека, а не информационной системы.",
    "This must be signed with the key of a person, not of an information system.",
);
const USED: Words = words(
    "Бұл сұрау пайдаланылған. Қажет болса, жаңадан сұраңыз.",
    "Этот запрос уже использован. Если нужно, сделайте новый.",
    "This request has been used. Please make a new one if you need to.",
);
const EXPIRED: Words = words(
    "Сұраудың бес минуттық мерзімі өтті. Жаңадан сұраңыз.",
    "Пять минут, на которые выдан запрос, прошли. Сделайте новый.",
    "The five minutes of this request are over. Please make a new one.",
);
/// With `{day}` and `{month}`.
const QUOTA: Words = words(
    "Бір адам тәулігіне {day}, айына {month} байланыс деректерін көре алады. Шегіңізге жеттіңіз.",
    "Один человек может увидеть не больше {day} контактов в сутки и {month} в месяц. Вы достигли предела.",
    "One person may see {day} contacts a day and {month} a month. You have reached the limit.",
);
const NOT_LISTED: Words = words(
    "Бұл карточка қазір тізімде жоқ.",
    "Этой карточки сейчас нет в списке.",
    "This card is not on the list now.",
);
const SIGNED_OUT: Words = words(
    "Жұмыс орнына қайта кіріңіз.",
    "Войдите на рабочее место ещё раз.",
    "Please sign in at the desk again.",
);
const FORBIDDEN: Words = words(
    "Бұл іс сіздің міндетіңізге кірмейді.",
    "Это действие не входит в ваши обязанности.",
    "This is not among your duties.",
);
const SAME_PERSON: Words = words(
    "Өшіруді екінші адам мақұлдауы керек.",
    "Удаление должен одобрить второй человек.",
    "A second person must approve the deletion.",
);
const UNAVAILABLE: Words = words(
    "Қызмет уақытша істемей тұр. Жауаптарыңыз сақталған жоқ, біраздан кейін қайта жіберіңіз.",
    "Служба временно недоступна. Ответы не сохранены, отправьте их немного позже.",
    "The service is down for the moment. Your answers were not saved, please send them again later.",
);
