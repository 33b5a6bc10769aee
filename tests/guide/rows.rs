//! Where does each line of the integration guide stand in the portal? The guide's lines in their order, and 8x8's traps.

/// Places where something stands: template below `templates`, CSS selector in it, words that must be there.
pub(crate) type Stands = &'static [(&'static str, &'static str, &'static [&'static str])];

const BEFORE: &str = "steps/en/before-you-start.html";
const ROLE: &str = "steps/en/storage-role.html";
const APP: &str = "steps/en/api-app.html";
const KEYS: &str = "steps/en/storage-credentials.html";
const SCIM: &str = "steps/en/user-provisioning.html";
const TOKEN: &str = "steps/en/scim-credentials.html";
const START: &str = "portal/en/start.html";
const ALL_USERS: &str = "portal/en/all_users.html";
const REPLACE: &str = "portal/en/replace.html";
const NEXT: &str = "portal/en/next.html";
const REVOKE: &str = "portal/en/revoke.html";

/// The guide from its first line to its last: a few words by which a line is known, and where its content stands.
pub(crate) const GUIDE: &[(&str, Stands)] = &[
    (
        "access customer call recordings and user data",
        &[(START, ".lead", &["call recordings", "user directory"]), (START, "section", &["Super Admin"])],
    ),
    ("performed by each customer", &[(BEFORE, "p", &["Each company that connects Gong"])]),
    (
        "allow full read & write access",
        &[
            (BEFORE, "#read-and-write", &["full read and write access", "only with parties you trust"]),
            (START, ".notice", &["allow writing too", "only with parties you trust"]),
        ],
    ),
    (
        "8x8 API License Agreement",
        &[(BEFORE, "#license a[href='https://www.8x8.com/terms-and-conditions/api-license-agreement']", &[])],
    ),
    ("not liable", &[(BEFORE, "#disclaimer", &["no liability", "third party", "opening, changing and deleting"])]),
    ("8x8 Admin Console", &[(BEFORE, "p", &["8x8 Admin Console"])]),
    ("8x8 X Series", &[(BEFORE, "p", &["8x8 X Series accounts"])]),
    ("Gong.io", &[(BEFORE, "p", &["a Gong account"])]),
    ("applied in 8x8 Admin Console", &[(START, ".lead", &["leads you through 8x8 Admin Console"])]),
    (
        "Super Admin (the primary",
        &[
            (BEFORE, "p", &["Super Admin", "primary user"]),
            (BEFORE, ".aside", &["Viewing and Creating X Series User Roles"]),
            (START, ".facts", &["Super Admin", "primary user"]),
        ],
    ),
    (
        "Roles & Permissions > Assignments",
        &[(ROLE, "#open-assignments", &["menu at the top left", "Roles & permissions", "Assignments"])],
    ),
    ("+ Create Assignment", &[(ROLE, "#create-assignment b", &["+ Create assignment"])]),
    (
        "to yourself (the Super Admin)",
        &[(ROLE, "#assign-to [data-when='assign_to:self']", &["to yourself", "Super Admin"])],
    ),
    ("Role: Storage Api", &[(ROLE, "#choose-role", &["Role", "Storage Api"])]),
    ("Scope: Storage Admin", &[(ROLE, "#choose-scope", &["Scope", "Storage Admin"])]),
    ("Click Save", &[(ROLE, "#save-assignment b", &["Save"])]),
    ("Log out of Admin Console", &[(ROLE, "#sign-in-again", &["log out", "log in again", "refresh the browser"])]),
    ("click API Keys", &[(APP, "#open-api-keys", &["Home", "menu at the top left", "API Keys"])]),
    ("Click Create app", &[(APP, "#create-app b", &["Create App"])]),
    ("enter a Name", &[(APP, "#name-app", &["App Details", "Name", "no spaces", "no special characters"])]),
    (
        "select Call recordings and Storage",
        &[(APP, "#choose-products", &["API Products", "Call recordings & Storage", "Call recordings and Storage"])],
    ),
    ("Click Save", &[(APP, "#save-app b", &["Save"])]),
    ("API Keys Dashboard", &[(APP, "#see-app", &["Dashboard", "API Keys"])]),
    ("eye icon", &[(KEYS, "#reveal-key", &["eye at the far right", "Key", "Secret"])]),
    (
        "safely and securely communicate",
        &[(KEYS, "#hand-over", &["only Gong can open", "Do not send these values by e-mail or chat"])],
    ),
    ("SCIM API: URL and Access Token", &[(BEFORE, "#needs-scim", &["SCIM API", "URL and access token"])]),
    ("CSS API: Key and Secret", &[(BEFORE, "#needs-css", &["CSS API", "Key", "Secret"])]),
    ("separate processes", &[(SCIM, "#sso", &["Single Sign-On Integration (SSO)", "separate section"])]),
    ("basic 8x8 User profile", &[(SCIM, ".lead", &["list the users", "basic profile information", "Admin Console"])]),
    (
        "corporate IT credentials",
        &[(SCIM, "#sso", &["company password", "does not need it", "makes no difference", "leave it as it is"])],
    ),
    ("uses SCIM 2.0", &[(SCIM, "#what-scim-is", &["SCIM 2.0", "directory", "join", "leave"])]),
    (
        "create/edit/disable",
        &[(BEFORE, "#read-and-write", &["create, edit and disable", "X Series licenses", "phone numbers", "deletion"])],
    ),
    ("To obtain the SCIM API URL", &[(TOKEN, ".lead", &["last two values"])]),
    ("as an administrator", &[(SCIM, "#open-identity", &["Log in to 8x8 Admin Console as an administrator"])]),
    (
        "Home > Identity & Security",
        &[(SCIM, "#open-identity", &["Home", "Identity and Security", "Identity & Security"])],
    ),
    (
        "click the switch at the right",
        &[(SCIM, "#switch-scim-on", &["switch at the right", "blue", "is blue already", "Leave it alone"])],
    ),
    ("different identity providers", &[(SCIM, "#sso", &["may have different providers", "by design"])]),
    ("Select the SCIM provider", &[(SCIM, "#choose-provider", &["select"])]),
    (
        "Microsoft Azure AD",
        &[(SCIM, "#choose-provider [data-when='scim_provider:azure_ad'] b", &["Microsoft Azure AD"])],
    ),
    ("Okta", &[(SCIM, "#choose-provider [data-when='scim_provider:okta'] b", &["Okta"])]),
    (
        "Other SCIM Provider",
        &[(
            SCIM,
            "#choose-provider [data-when='scim_provider:none']",
            &["select Other SCIM Provider", "for Gong alone", "Azure AD or Okta"],
        )],
    ),
    (
        "Copy icon",
        &[
            (TOKEN, "#copy-url", &["SCIM Provisioning", "Copy icon"]),
            (TOKEN, "#copy-token", &["Copy icon"]),
            (TOKEN, "#store-securely", &["text editor", "store it securely"]),
        ],
    ),
    ("8x8 URL: URL for SCIM API", &[(TOKEN, "#copy-url", &["8x8 URL", "address of the SCIM API"])]),
    ("8x8 API Token: Access Token", &[(TOKEN, "#copy-token", &["8x8 API Token", "access token"])]),
    ("were manually created", &[(SCIM, "#open-advanced", &["some or all users were created by hand"])]),
    ("Advanced settings", &[(SCIM, "#open-advanced", &["Advanced settings", "at the bottom"])]),
    (
        "select All users",
        &[(SCIM, "#all-users", &["Users that can be retrieved by your identity provider", "drop-down", "All users"])],
    ),
    ("Click Save to complete", &[(SCIM, "#save-provisioning b", &["Save"])]),
    (
        "apply it to your Gong.io account",
        &[(NEXT, "#connect-form", &["SCIM API", "CSS API", "each have a field", "Connect"])],
    ),
];

/// What the guide does not say and an admin stumbles over: traps, side effects, Gong's side.
pub(crate) const BEYOND_THE_GUIDE: &[(&str, Stands)] = &[
    (
        "admins may be unable to assign the role to themselves",
        &[
            (ROLE, "#assign-to [data-when='assign_to:other']", &["another admin", "sign in and create the app"]),
            (ROLE, "#sign-in-again [data-when='assign_to:other']", &["that admin logs in"]),
            (APP, "#other-admin", &["another admin", "this step and the next"]),
        ],
    ),
    (
        "the API Keys tile needs Application Credentials",
        &[
            (APP, "#open-api-keys .aside", &["Application Credentials", "Company Admin", "custom role"]),
            (ROLE, "#assign-to .aside", &["Application Credentials"]),
        ],
    ),
    (
        "SSO off switches SCIM off, SCIM off clears the token",
        &[
            (SCIM, "#leave-it-on", &["clears the token", "Never switch it off", "takes SCIM with it"]),
            (REVOKE, "#do-not-touch", &["Do not switch off User Provisioning", "Single Sign-On Integration (SSO)"]),
            (REPLACE, "p", &["Do not switch off User Provisioning Integration (SCIM)"]),
        ],
    ),
    (
        "a provider in use stays selected",
        &[
            (SCIM, "[data-when='scim_provider:azure_ad']", &["keep Microsoft Azure AD"]),
            (SCIM, "[data-when='scim_provider:okta']", &["keep Okta"]),
            (SCIM, "[data-when='scim_provider:other']", &["keep Other SCIM Provider"]),
            (TOKEN, "#shared-token", &["in use already", "changes nothing"]),
        ],
    ),
    (
        "All users lets a directory take control",
        &[
            (SCIM, "#all-users .notice", &["take control"]),
            (SCIM, "#all-users button[name=read]", &["Read this first"]),
            (ALL_USERS, "#what-it-does", &["login id", "takes control"]),
            (ALL_USERS, "a[href='/steps/user-provisioning#all-users']", &[]),
            (ALL_USERS, "#when-not", &["When not to do it"]),
        ],
    ),
    ("spellings of the role", &[(ROLE, "#choose-role small", &["Storage API", "Cloud Storage API"])]),
    ("Select all stays unticked", &[(APP, "#choose-products", &["Select all", "Leave it unticked"])]),
    ("the name is for good", &[(APP, "#name-app", &["cannot be changed later"]), (APP, "code[data-copy]", &["Gong"])]),
    ("products take minutes", &[(APP, "#see-app", &["a few minutes"])]),
    ("values can be shown again", &[(KEYS, "#reveal-key", &["shown again at any time"])]),
    ("each value has an eye of its own", &[(KEYS, ".aside", &["an eye of their own"])]),
    (
        "a Gong Tech admin connects",
        &[(NEXT, "#connect-form", &["Tech admin", "Admin center", "Settings", "Data capture", "Telephony systems"])],
    ),
    ("users first", &[(NEXT, "#import-users", &["imported", "set to record", "before", "e-mail address"])]),
    ("how to revoke", &[(REVOKE, "#revoke-app", &["API Keys", "created for Gong, and no other", "Delete"])]),
    (
        "what this portal does with credentials",
        &[
            (START, "section", &["only in your browser", "twelve hours at most", "only reads"]),
            (START, "#own-machine", &["does see your credentials", "machine of your own"]),
            ("portal/en/super_admin.html", "#message-to-super-admin[data-copy]", &["Super Admin", "ten minutes"]),
            (START, "section", &["not Gong and not a page of Gong’s"]),
        ],
    ),
];
