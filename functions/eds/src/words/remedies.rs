//! What to do about a refusal. Whoever reads it may be the one who signed or the one who doubts,
//! so nobody in particular is addressed.

use super::{Words, words};

pub(super) const CHECK_THE_FILE: Words = words(
    "Дұрыс файл таңдалғанын тексеріңіз.",
    "Проверьте, тот ли файл выбран.",
    "Check that the right file was chosen.",
);

pub(super) const CHOOSE_THE_SIGNED_FILE: Words = words(
    "Қол қою кезінде алынған файлды таңдаңыз (атауы әдетте .cms, .p7s немесе .sig болып аяқталады).",
    "Выберите файл, полученный при подписании (обычно его имя оканчивается на .cms, .p7s или .sig).",
    "Choose the file that came out of the signing (its name usually ends in .cms, .p7s or .sig).",
);

pub(super) const GET_IT_AGAIN: Words = words(
    "Файлды қайта алып көріңіз; көмектеспесе, құжатқа NCALayer немесе eGov Mobile арқылы қайта қол \
     қою керек.",
    "Получите файл ещё раз; если не поможет, документ нужно подписать заново через NCALayer или \
     eGov Mobile.",
    "Get the file once more; if that does not help, the document has to be signed again with \
     NCALayer or eGov Mobile.",
);

pub(super) const SIGN_WITH_NCALAYER: Words = words(
    "Құжатқа NCALayer немесе eGov Mobile арқылы қол қою керек.",
    "Документ нужно подписать через NCALayer или eGov Mobile.",
    "The document has to be signed with NCALayer or eGov Mobile.",
);

pub(super) const SIGN_ONE_BY_ONE: Words = words(
    "Әр адам құжаттың жеке данасына қол қоюы керек.",
    "Каждый должен подписать свой экземпляр документа.",
    "Each person has to sign a copy of their own.",
);

pub(super) const SIGN_WITH_THE_SIGNING_KEY: Words = words(
    "NCALayer терезесінде қол қоюға арналған кілтті таңдап, қайта қол қою керек.",
    "В окне NCALayer нужно выбрать ключ для подписи и подписать заново.",
    "Choose the signing key in the window of NCALayer and sign again.",
);

pub(super) const SIGN_WITH_A_NEW_KEY: Words = words(
    "Құжатқа жаңа кілтпен қайта қол қою керек; кілт egov.kz сайтында және халыққа қызмет көрсету \
     орталығында беріледі.",
    "Документ нужно подписать заново новым ключом; ключ выдают на egov.kz и в центре обслуживания \
     населения.",
    "The document has to be signed again with a new key; keys are issued at egov.kz and in public \
     service centres.",
);

pub(super) const SIGN_WITH_THE_NATIONAL_KEY: Words = words(
    "Құжатқа Ұлттық куәландырушы орталық берген кілтпен қол қою керек.",
    "Документ нужно подписать ключом Национального удостоверяющего центра.",
    "The document has to be signed with a key of the National Certification Authority.",
);

pub(super) const SIGN_IN_THE_ROLE_ASKED: Words = words(
    "Сұралған рөлдегі кілтпен қайта қол қою керек: адам өз атынан жеке кілтімен, ұйым атынан \
     ұйымның кілтімен қол қояды.",
    "Документ нужно подписать ключом в той роли, которая требуется: за себя — личным ключом, за \
     организацию — ключом организации.",
    "The document has to be signed in the role that is asked for: on one's own behalf with one's \
     own key, for an organisation with the key of the organisation.",
);

pub(super) const FIND_THE_SIGNED_VERSION: Words = words(
    "Қол қойылған нұсқаны табыңыз немесе осы нұсқаға қол қойғызыңыз.",
    "Найдите тот вариант, который был подписан, или попросите подписать этот.",
    "Find the version that was signed, or have this one signed.",
);

pub(super) const DO_NOT_RELY_ON_IT: Words = words(
    "Бұл құжатқа сенуге болмайды: қол қойған адамның өзінен түпнұсқасын сұратыңыз.",
    "Полагаться на этот документ нельзя: запросите подлинник у самого подписавшего.",
    "Do not rely on this document: ask the signer for the original.",
);

pub(super) const IT_MAY_BE_A_FORGERY: Words = words(
    "Бұл файлды қабылдамаңыз, ол қолдан жасалған болуы мүмкін: құжатқа қайта қол қойылуы керек.",
    "Не принимайте этот файл, он может быть подделкой: документ нужно подписать заново.",
    "Do not accept this file, it may be a forgery: the document has to be signed again.",
);

pub(super) const LOOK_AT_THE_CLOCK: Words = words(
    "Тексеру күнін және компьютердің сағатын қараңыз.",
    "Посмотрите, верны ли дата проверки и часы компьютера.",
    "Look whether the date of the check and the clock of the computer are right.",
);

pub(super) const TELL_THE_DEVELOPERS: Words = words(
    "Мұндай қолтаңбаны қабылдауға болмайды; бұл туралы бағдарламаны жасаушыларға хабарлаңыз.",
    "Принимать такую подпись нельзя; сообщите об этом разработчикам программы.",
    "Such a signature must not be accepted; tell the developers of the program.",
);

pub(super) const CHECK_AGAIN: Words = words(
    "Қайта тексеріп көріңіз; сол жауап қайталанса, бағдарламаны жасаушыларға хабарлаңыз.",
    "Проверьте ещё раз; если повторится, сообщите разработчикам программы.",
    "Check once more; if it happens again, tell the developers of the program.",
);

pub(super) const CHECK_LATER: Words = words(
    "Бұл қолтаңба жарамсыз деген сөз емес: біраздан кейін қайта тексеріңіз, әзірге қабылдамай тұрыңыз.",
    "Это не значит, что подпись плоха: проверьте ещё раз позже, а пока не принимайте её.",
    "That does not mean that the signature is bad: check again later, and do not accept it until then.",
);
