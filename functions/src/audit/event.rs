//! What the logs tell of: events and the names of their facts, by words that never change.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares an enum of stable words, which keeps words that it does not know as they are.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum $name {
            $($(#[$doc])* $variant,)*
            /// One that only a newer program knows, by its word.
            Newer(String),
        }

        impl $name {
            /// All that this program knows.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The stable word.
            pub fn word(&self) -> &str {
                match self {
                    $($name::$variant => $word,)*
                    $name::Newer(word) => word,
                }
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> $name {
                match word.as_str() {
                    $($word => $name::$variant,)*
                    _ => $name::Newer(word),
                }
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> String {
                name.word().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words! {
    /// What happened.
    Event {
        /// Somebody of the staff has signed in.
        SignIn = "sign-in",
        /// Somebody who is not of the staff has tried to sign in.
        SignInRefused = "sign-in-refused",
        /// A card was put on the list.
        List = "list",
        /// A card was refused or taken off the list.
        Refuse = "refuse",
        /// A contact was shown.
        Reveal = "reveal",
        /// A contact was not shown.
        RevealRefused = "reveal-refused",
        /// A volunteer has complained.
        Complaint = "complaint",
        /// The staff has answered a complaint.
        ComplaintAnswered = "complaint-answered",
        /// A complaint was looked into.
        ComplaintSettled = "complaint-settled",
        /// Somebody may see no contact any more.
        Block = "block",
        /// Somebody may see contacts again.
        Unblock = "unblock",
        /// Somebody of the staff has read a card or a complaint.
        CardRead = "card-read",
        /// A card was returned to those that wait.
        Return = "return",
        /// A deletion was proposed.
        EraseProposed = "erase-proposed",
        /// A deletion was declined by the second person.
        EraseDeclined = "erase-declined",
        /// A clerk made a code that confirms a telephone.
        TelephoneCode = "telephone-code",
        /// The owner of a card got a new secret code.
        CodeRenewed = "code-renewed",
        /// Somebody signed for a new secret code and did not get it.
        RecoveryRefused = "recovery-refused",
        /// All that was stored of a person was deleted.
        Erase = "erase",
        /// Somebody of the staff has reached a limit, or opens very much in a short time.
        Alarm = "alarm",
        /// Somebody of the staff asks to be allowed more on this day.
        PermitAsked = "permit-asked",
        /// A second person has allowed somebody of the staff more on this day.
        Permit = "permit",
        /// A second person has not allowed it.
        PermitDeclined = "permit-declined",
        /// Somebody has got other roles.
        Role = "role",
        /// The log was exported.
        LogExported = "log-exported",
        /// Somebody has confirmed that evidence is to be opened.
        EvidenceConfirmed = "evidence-confirmed",
        /// Evidence was opened.
        EvidenceOpened = "evidence-opened",
    }
}

words! {
    /// The name of a fact.
    Fact {
        /// The request.
        Request = "request",
        /// What a contact was asked for.
        Purpose = "purpose",
        /// In which role somebody signed.
        Role = "role",
        /// The hash of the signed message.
        Message = "message",
        /// The kind of document that a visitor showed.
        Document = "document",
        /// The name made of the number of that document.
        Visitor = "visitor",
        /// The name made of the number of a telephone.
        Telephone = "telephone",
        /// The step at which a request was refused.
        Step = "step",
        /// Why it was refused.
        Reason = "reason",
        /// Who saw a contact, by the name made of their number.
        Viewer = "viewer",
        /// Somebody of the staff, by the name made of their number.
        Person = "person",
        /// Roles, separated by commas.
        Roles = "roles",
        /// What somebody of the staff does that is counted.
        Activity = "activity",
        /// What of it is too much.
        Measure = "measure",
        /// How many.
        Count = "count",
    }
}
