//! The words of every refusal. A word in braces is the place of a fact, which
//! [`super::facts`] fills.

use super::{Words, remedies, words};

/// The words of one refusal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    /// The stable word, for programs.
    pub name: &'static str,
    /// What it means.
    pub says: Words,
    /// What to do.
    pub remedy: Words,
}

/// A line for each text: how the code calls it, its stable word, its remedy, then Kazakh, Russian
/// and English.
macro_rules! texts {
    ($($constant:ident $name:literal $remedy:ident $kk:literal $ru:literal $en:literal;)*) => {
        $(pub(super) const $constant: Text =
            Text { name: $name, says: words($kk, $ru, $en), remedy: remedies::$remedy };)*

        /// All of them.
        #[cfg(test)]
        pub(super) const ALL: &[Text] = &[$($constant),*];
    };
}

texts! {
    TOO_LARGE "too-large" CHECK_THE_FILE
    "Файл тым үлкен: қолтаңба файлы {limit} килобайттан аспауы керек."
    "Файл слишком велик: файл подписи не бывает больше {limit} килобайт."
    "The file is too large: a signed file has at most {limit} kilobytes.";

    NOT_A_MESSAGE "not-a-message" CHOOSE_THE_SIGNED_FILE
    "Бұл — электрондық қолтаңба файлы емес."
    "Это не файл электронной подписи."
    "This is not an electronically signed file.";

    MALFORMED "malformed" GET_IT_AGAIN
    "Файл бүлінген немесе стандартқа сай жазылмаған ({part})."
    "Файл повреждён или составлен не по стандарту ({part})."
    "The file is damaged or was not written by the standard ({part}).";

    NOT_SIGNED_DATA "not-signed-data" CHOOSE_THE_SIGNED_FILE
    "Бұл — қол қойылған құжат емес, басқа мақсаттағы файл (мысалы, шифрланған хат)."
    "Это не подписанный документ, а файл другого назначения (например, зашифрованное письмо)."
    "This is not a signed document but a file for another purpose (an encrypted letter, for example).";

    NOT_DATA "not-data" SIGN_WITH_NCALAYER
    "Қол кәдімгі құжатқа емес, ерекше түрдегі мазмұнға қойылған; мұндай қолтаңба мұнда тексерілмейді."
    "Подписан не обычный документ, а содержимое особого вида; такие подписи здесь не проверяются."
    "What is signed is not a plain document but content of a special kind, which is not verified here.";

    NO_SIGNER "no-signer" SIGN_WITH_NCALAYER
    "Бұл файлға ешкім қол қоймаған."
    "В этом файле нет ни одной подписи."
    "Nobody has signed this file.";

    MANY_SIGNERS "many-signers" SIGN_ONE_BY_ONE
    "Файлда бір ғана қолтаңба болуы тиіс, ал мұнда олардың саны — {count}."
    "В файле должна быть одна подпись, а их здесь {count}."
    "The file must have one signature, but it has {count}.";

    SIGNER_IDENTIFIER "signer-identifier" SIGN_WITH_NCALAYER
    "Файлда қай тіркеу куәлігімен қол қойылғаны тиісті түрде көрсетілмеген."
    "В файле не указано должным образом, каким сертификатом он подписан."
    "The file does not say in the proper way with which certificate it was signed.";

    TOO_MANY_CERTIFICATES "too-many-certificates" SIGN_WITH_NCALAYER
    "Файлда тіркеу куәліктері тым көп (ең көбі — {limit})."
    "В файле слишком много сертификатов (можно не больше {limit})."
    "The file carries too many certificates (there may be {limit}).";

    NO_CERTIFICATE "no-certificate" SIGN_WITH_NCALAYER
    "Файлда қол қойған адамның тіркеу куәлігі жоқ, сондықтан оның кім екені белгісіз."
    "В файле нет сертификата подписавшего, поэтому неизвестно, кто он."
    "The certificate of the signer is not in the file, so nobody can tell who it is.";

    TWIN_CERTIFICATES "twin-certificates" IT_MAY_BE_A_FORGERY
    "Файлда нөмірі бірдей екі тіркеу куәлігі бар: кімнің қол қойғаны анық емес."
    "В файле два сертификата с одним и тем же номером: неясно, кто подписал."
    "The file has two certificates with the same number: it is not clear who signed.";

    CONTENT_DIFFERS "content-differs" FIND_THE_SIGNED_VERSION
    "Қол тексеріліп отырған құжатқа емес, басқа мәтінге қойылған."
    "Подписан не тот документ, который проверяется: текст отличается."
    "What was signed is not the document that is being checked: the text differs.";

    NO_SIGNED_ATTRIBUTES "no-signed-attributes" SIGN_WITH_NCALAYER
    "Қолтаңбада міндетті деректер жоқ, оларсыз оның қай құжатқа қатысты екенін тексеру мүмкін емес."
    "В подписи нет обязательных сведений, без них нельзя проверить, к какому документу она относится."
    "The signature lacks the particulars that tell to which document it belongs.";

    ATTRIBUTE_MISSING "attribute-missing" SIGN_WITH_NCALAYER
    "Қолтаңбада міндетті дерек жетіспейді ({attribute})."
    "В подписи не хватает обязательных сведений ({attribute})."
    "The signature lacks something that must be there ({attribute}).";

    ATTRIBUTE_REPEATED "attribute-repeated" IT_MAY_BE_A_FORGERY
    "Қолтаңбада бір дерек қайталанған ({attribute}): қайсысы дұрыс екені белгісіз."
    "В подписи одни и те же сведения повторены ({attribute}): непонятно, каким верить."
    "Something stands in the signature more than once ({attribute}): one cannot tell which to believe.";

    CONTENT_TYPE_DIFFERS "content-type-differs" IT_MAY_BE_A_FORGERY
    "Бұл қол басқа түрдегі мазмұнға арнап қойылған."
    "Эта подпись поставлена под содержимым другого вида."
    "This signature was made for content of another kind.";

    DIGEST_DIFFERS "digest-differs" DO_NOT_RELY_ON_IT
    "Құжат қол қойылғаннан кейін өзгертілген немесе қол басқа құжатқа қойылған."
    "Документ изменили после подписания, или подпись поставлена под другим документом."
    "The document was changed after it was signed, or the signature belongs to another document.";

    SIGNING_CERTIFICATE_DIFFERS "signing-certificate-differs" IT_MAY_BE_A_FORGERY
    "Қолтаңбада басқа тіркеу куәлігі аталған: файлдағы куәлік ауыстырылған болуы мүмкін."
    "В подписи назван другой сертификат: тот, что в файле, могли подменить."
    "The signature names another certificate: the one in the file may have been put in its place.";

    ALGORITHM_OBSOLETE "algorithm-obsolete" SIGN_WITH_A_NEW_KEY
    "Қол МЕМСТ 34.310-2004 бойынша жасалған ескі кілтпен қойылған; мұндай кілттер енді берілмейді және қабылданбайды."
    "Подпись сделана старым ключом по ГОСТ 34.310-2004; такие ключи больше не выдают и не принимают."
    "The signature was made with an old key by GOST 34.310-2004; such keys are no longer issued or accepted.";

    ALGORITHM_UNKNOWN "algorithm-unknown" SIGN_WITH_THE_NATIONAL_KEY
    "Қол мұнда қабылданбайтын тәсілмен қойылған ({found})."
    "Подпись сделана способом, который здесь не принимают ({found})."
    "The signature was made by a method that is not accepted here ({found}).";

    ALGORITHM_MISMATCH "algorithm-mismatch" IT_MAY_BE_A_FORGERY
    "Қолтаңбаның бөліктері бір-біріне сай емес: кілттің түрі бір басқа, қол қою тәсілі бір басқа ({found})."
    "Части подписи не подходят друг к другу: ключ одного вида, а способ подписи другого ({found})."
    "The parts of the signature do not go together: the key is of one kind, the method of another ({found}).";

    SIGNATURE_INVALID "signature-invalid" DO_NOT_RELY_ON_IT
    "Қолтаңба осы тіркеу куәлігінің кілтімен қойылмаған: ол жалған немесе бүлінген."
    "Подпись сделана не ключом этого сертификата: она поддельна или повреждена."
    "The signature was not made with the key of this certificate: it is forged or damaged.";

    UNKNOWN_AUTHORITY "unknown-authority" SIGN_WITH_THE_NATIONAL_KEY
    "Кілтті мұнда сенім артылған орталықтардың ешқайсысы бермеген."
    "Ключ выдан не тем центром, которому здесь доверяют."
    "The key was issued by none of the authorities that are trusted here.";

    CERTIFICATE_FORGED "certificate-forged" DO_NOT_RELY_ON_IT
    "Тіркеу куәлігінде куәландырушы орталықтың аты тұр, бірақ оны сол орталық бермеген: куәлік жалған."
    "В сертификате стоит имя удостоверяющего центра, но выдал его не этот центр: сертификат поддельный."
    "The certificate bears the name of the authority but was not issued by it: it is forged.";

    NOT_YET_VALID "not-yet-valid" LOOK_AT_THE_CLOCK
    "Бұл құжатқа қол қойылған кілт {from} бастап қана жарамды."
    "Ключ, которым подписан документ, действует только с {from}."
    "The key that signed this document is valid only from {from} on.";

    AUTHORITY_NOT_YET_VALID "authority-not-yet-valid" LOOK_AT_THE_CLOCK
    "Кілтті берген орталықтың тіркеу куәлігі {from} бастап қана жарамды."
    "Сертификат центра, выдавшего ключ, действует только с {from}."
    "The certificate of the authority that issued the key is valid only from {from} on.";

    EXPIRED "expired" SIGN_WITH_A_NEW_KEY
    "Бұл құжатқа қол қойылған кілттің мерзімі {on} аяқталған."
    "Срок действия ключа, которым подписан документ, истёк {on}."
    "The key that signed this document expired on {on}.";

    AUTHORITY_EXPIRED "authority-expired" SIGN_WITH_A_NEW_KEY
    "Кілтті берген орталықтың тіркеу куәлігінің мерзімі {on} аяқталған."
    "Срок действия сертификата центра, выдавшего ключ, истёк {on}."
    "The certificate of the authority that issued the key expired on {on}.";

    CRITICAL_EXTENSION "critical-extension" TELL_THE_DEVELOPERS
    "Тіркеу куәлігінде бұл бағдарлама түсінбейтін міндетті шарт бар ({extension})."
    "В сертификате есть обязательное условие, которого эта программа не понимает ({extension})."
    "The certificate holds a binding condition that this program does not understand ({extension}).";

    SIGNER_IS_AUTHORITY "signer-is-authority" IT_MAY_BE_A_FORGERY
    "Құжатқа адамның емес, куәландырушы орталықтың кілтімен қол қойылған."
    "Документ подписан ключом удостоверяющего центра, а не человека."
    "The document was signed with the key of a certification authority, not of a person.";

    AUTHENTICATION_KEY "authentication-key" SIGN_WITH_THE_SIGNING_KEY
    "Қол жүйеге кіруге арналған кілтпен (AUTH) қойылған; онымен құжатқа қол қойылмайды."
    "Подпись сделана ключом для входа в систему (AUTH); документы им не подписывают."
    "The signature was made with the key for signing in (AUTH); documents are not signed with it.";

    NOT_A_SIGNING_KEY "not-a-signing-key" SIGN_WITH_THE_SIGNING_KEY
    "Бұл кілт құжатқа қол қоюға арналмаған."
    "Этот ключ не предназначен для подписания документов."
    "This key is not meant for signing documents.";

    WEAK_KEY "weak-key" SIGN_WITH_A_NEW_KEY
    "Кілт тым қысқа ({bits} бит), оны бұзып алуға болады."
    "Ключ слишком короткий ({bits} бит), его можно взломать."
    "The key is too short ({bits} bits): it can be broken.";

    NO_ROLE "no-role" SIGN_WITH_THE_NATIONAL_KEY
    "Тіркеу куәлігінде иесінің өз атынан ба, ұйым атынан ба қол қоятыны жазылмаған."
    "В сертификате не сказано, за себя или за организацию подписывает его владелец."
    "The certificate does not say whether its holder signs on their own behalf or for an organisation.";

    ROLE_NOT_ASKED "role-not-asked" SIGN_IN_THE_ROLE_ASKED
    "Қол сұралған рөлде қойылмаған; қол қоюшының рөлі — {role}."
    "Подпись поставлена не в той роли, которая требуется; роль подписавшего — {role}."
    "The document was signed in a role that was not asked for: {role}.";

    NUMBER_MISSING "number-missing" SIGN_WITH_THE_NATIONAL_KEY
    "Тіркеу куәлігінде {number} жоқ, сондықтан кімнің қол қойғаны белгісіз."
    "В сертификате нет {number}, поэтому неизвестно, кто подписал."
    "The certificate has no {number}, so nobody can tell who signed.";

    NUMBER_REPEATED "number-repeated" IT_MAY_BE_A_FORGERY
    "Тіркеу куәлігінде бірнеше {number} бар: қайсысы дұрыс екені белгісіз."
    "В сертификате несколько {number}: непонятно, какой верен."
    "The certificate has more than one {number}: one cannot tell which is right.";

    NUMBER_MALFORMED "number-malformed" IT_MAY_BE_A_FORGERY
    "Тіркеу куәлігіндегі {number} қате: ондай нөмір болмайды."
    "В сертификате неверный {number}: такого номера не бывает."
    "The {number} in the certificate is wrong: there is no such number.";

    REVOKED "revoked" SIGN_WITH_A_NEW_KEY
    "Бұл құжатқа қол қойылған кілт {on} қайтарып алынған, ол енді жарамсыз."
    "Ключ, которым подписан документ, отозван {on} и больше не действует."
    "The key that signed this document was revoked on {on} and is no longer valid.";

    REVOKED_FOR_A_REASON "revoked" SIGN_WITH_A_NEW_KEY
    "Бұл құжатқа қол қойылған кілт {on} қайтарып алынған, ол енді жарамсыз (себебі: {why})."
    "Ключ, которым подписан документ, отозван {on} и больше не действует (причина: {why})."
    "The key that signed this document was revoked on {on} and is no longer valid (reason: {why}).";

    AUTHORITY_REVOKED "authority-revoked" TELL_THE_DEVELOPERS
    "Кілтті берген орталықтың өз тіркеу куәлігі қайтарып алынған."
    "Отозван сертификат самого центра, выдавшего ключ."
    "The certificate of the authority that issued the key was itself revoked.";

    REVOCATION_UNKNOWN "revocation-unknown" DO_NOT_RELY_ON_IT
    "Орталық мұндай тіркеу куәлігін білмейді: бәлкім, оны ешқашан бермеген."
    "Центр не знает такого сертификата: возможно, он его никогда не выдавал."
    "The authority does not know this certificate: perhaps it never issued it.";

    REVOCATION_UNTRUSTED "revocation-untrusted" CHECK_AGAIN
    "Кілттің қайтарып алынған-алынбағаны туралы келген жауапқа сенуге болмайды."
    "Ответу о том, не отозван ли ключ, нельзя доверять."
    "The answer about whether the key was revoked cannot be trusted.";

    REVOCATION_UNAVAILABLE "revocation-unavailable" CHECK_LATER
    "Кілттің қайтарып алынған-алынбағанын қазір білу мүмкін болмады."
    "Сейчас не удалось узнать, не отозван ли ключ."
    "It could not be found out now whether the key was revoked.";
}
