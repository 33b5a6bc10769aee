//! Which database, and how is it reached? `database_url`, judged before anything is opened. Nothing of it that could be a
//! password is ever shown, and nothing of the environment fills its gaps: what is not written here, is not there.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use url::{Url, form_urlencoded};

use super::ConfigError;
use crate::io_error::in_words;
use crate::secret::Secret;

const KEY: &str = "database_url";
const REMEDY: &str = "give sqlite:// and the path of a file, or postgres://USER:PASSWORD@HOST/DATABASE";

/// What else a URL of PostgreSQL may say, after its `?`.
const PARAMETERS: [&str; 5] = ["host", "sslmode", "sslrootcert", "sslcert", "sslkey"];

/// What every connection asks of the server: nobody waits for a statement or a lock for ever, a process that hangs within a
/// transaction does not hold up the others, and the locks of a host that died are let go within a minute.
const OPTIONS: &str = "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=10000 \
                       -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3 \
                       -c tcp_user_timeout=30000 -c client_min_messages=warning";

/// Where cases live. `Debug` and `Display` show no user and no password.
#[derive(Clone, PartialEq)]
pub enum DatabaseUrl {
    /// A file of `SQLite`.
    Sqlite(PathBuf),
    /// A database of PostgreSQL.
    Postgres {
        /// The URL with everything that the driver would otherwise take from the environment.
        url: Secret,
        /// Host and database, for people.
        shown: String,
    },
}

impl DatabaseUrl {
    /// Reads and judges a URL.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        match text.split_once(':') {
            Some(("sqlite", _)) if text.contains(":memory:") => {
                Err(refused("a database in memory forgets its customers", REMEDY))
            }
            Some(("sqlite", rest)) => {
                let path = rest.trim_start_matches("//").split('?').next().unwrap_or_default();
                Ok(Self::Sqlite(path.into()))
            }
            Some(("postgres" | "postgresql", _)) => postgres(text),
            _ => Err(refused("no known kind of database", REMEDY)),
        }
    }

    /// The file of this path.
    pub fn of_file(path: &Path) -> Self {
        Self::Sqlite(path.to_owned())
    }

    /// The file, if it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(path) => Some(path),
            Self::Postgres { .. } => None,
        }
    }

    /// What the driver takes. It may hold a password.
    pub fn to_secret(&self) -> Secret {
        match self {
            Self::Sqlite(path) => Secret::new(format!("sqlite://{}", path.display())),
            Self::Postgres { url, .. } => url.clone(),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => path.display().fmt(f),
            Self::Postgres { shown, .. } => f.write_str(shown),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

fn refused(problem: &str, remedy: &str) -> ConfigError {
    ConfigError::new(KEY, problem, remedy)
}

/// Where a server is.
enum Place {
    Socket(String),
    Host(String),
}

fn postgres(text: &str) -> Result<DatabaseUrl, ConfigError> {
    let url =
        Url::parse(text).map_err(|_| refused("this is no URL; in a password, write @ as %40 and / as %2F", REMEDY))?;
    let parameter = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    if url.query_pairs().any(|(key, _)| !PARAMETERS.contains(&&*key)) {
        return Err(refused(
            "it has a parameter that is not known",
            "of parameters, host and those of TLS may be given",
        ));
    }
    let (user, database) = (decoded(url.username()), decoded(url.path().trim_start_matches('/')));
    let place = place(&url, parameter("host"))?;
    if user.is_empty() || database.is_empty() {
        return Err(refused("user or database is missing", REMEDY));
    }
    let mode = mode(&place, parameter("sslmode").as_deref())?;
    let files = ["sslrootcert", "sslcert", "sslkey"].map(|name| parameter(name).map(|path| (name, path)));
    let files: Vec<_> = files.into_iter().flatten().collect();
    for (name, path) in &files {
        readable(name, path)?;
    }
    let shown = match &place {
        Place::Socket(folder) => format!("PostgreSQL, {database} at the socket in {folder}"),
        Place::Host(host) => format!("PostgreSQL, {database} at {host}:{}", url.port().unwrap_or(5432)),
    };
    Ok(DatabaseUrl::Postgres { url: complete(&url, &place, mode, &files)?, shown })
}

fn place(url: &Url, host: Option<String>) -> Result<Place, ConfigError> {
    let named = host.unwrap_or_else(|| decoded(url.host_str().unwrap_or_default()));
    match named {
        empty if empty.is_empty() => Err(refused("it names no host", REMEDY)),
        folder if folder.starts_with('/') => Ok(Place::Socket(folder)),
        host => Ok(Place::Host(host)),
    }
}

/// Over a network, only a server whose certificate bears its name: every other way lets somebody between read along.
fn mode(place: &Place, asked: Option<&str>) -> Result<&'static str, ConfigError> {
    let is_loopback = |host: &str| host.trim_matches(['[', ']']).parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
    match (place, asked) {
        (Place::Socket(_), None | Some("disable")) => Ok("disable"),
        (Place::Socket(_), Some(_)) => Err(refused("a socket of this machine has no TLS", "leave sslmode out")),
        (Place::Host(_), None | Some("verify-full")) => Ok("verify-full"),
        (Place::Host(host), Some("disable")) if is_loopback(host) => Ok("disable"),
        (Place::Host(_), Some(_)) => Err(refused(
            "without sslmode=verify-full somebody between could read and change everything",
            "leave sslmode out, and name the authority of the server's certificate with sslrootcert; sslmode=disable is \
             for addresses of this machine such as 127.0.0.1",
        )),
    }
}

fn readable(name: &str, path: &str) -> Result<(), ConfigError> {
    std::fs::File::open(path).map(drop).map_err(|error| {
        refused(
            &format!("the file of {name} cannot be read ({})", in_words(&error)),
            "give a file in PEM that this user may read",
        )
    })
}

/// The driver fills what is missing from `PGHOST`, `PGPASSWORD` and their like, and from `.pgpass`: so nothing is missing.
fn complete(url: &Url, place: &Place, mode: &str, files: &[(&str, String)]) -> Result<Secret, ConfigError> {
    let mut whole = url.clone();
    if let Place::Host(host) = place
        && (whole.set_host(Some(host)).is_err() || whole.host_str() != Some(host))
    {
        // the driver would call another one than was judged
        return Err(refused("its host is none", "give a name or an address, an IPv6 address as [::1]"));
    }
    if whole.port().is_none() {
        let _ = whole.set_port(Some(5432));
    }
    let mut pairs = whole.query_pairs_mut();
    pairs.clear();
    if let Place::Socket(folder) = place {
        pairs.append_pair("host", folder);
    }
    if url.password().is_none() {
        pairs.append_pair("password", "");
    }
    pairs
        .append_pair("sslmode", mode)
        .append_pair("application_name", "gong-onboarding")
        .append_pair("options", OPTIONS);
    pairs.extend_pairs(files);
    drop(pairs);
    Ok(Secret::new(whole))
}

/// What a part of a URL stands for: `%40` is an `@`, and a `+` is a plus.
fn decoded(part: &str) -> String {
    let pair = format!("x={}", part.replace('+', "%2B").replace('&', "%26"));
    form_urlencoded::parse(pair.as_bytes()).map(|(_, value)| value.into_owned()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        DatabaseUrl::parse(text).unwrap_err().to_string()
    }

    fn url(text: &str) -> String {
        DatabaseUrl::parse(text).unwrap().to_secret().expose().to_owned()
    }

    #[test]
    fn over_a_network_the_server_is_always_verified() {
        assert!(url("postgres://gong:canary@db.example/portal").contains("sslmode=verify-full"));
        assert!(url("postgres://gong:canary@db.example/portal?sslmode=verify-full").contains("sslmode=verify-full"));
        for mode in ["disable", "allow", "prefer", "require", "verify-ca", "", "VERIFY-FULL"] {
            let said = problem(&format!("postgres://gong:canary@db.example/portal?sslmode={mode}"));
            assert!(said.contains("sslmode=verify-full") && !said.contains("canary"), "{said}");
        }
        assert!(url("postgres://gong@127.0.0.1/portal").contains("sslmode=verify-full"), "nobody asked for less");
        assert!(url("postgres://gong@127.0.0.1/portal?sslmode=disable").contains("sslmode=disable"));
        assert!(url("postgres://gong@[::1]:5433/portal?sslmode=disable").contains("sslmode=disable"));
        problem("postgres://gong@localhost/portal?sslmode=disable"); // a name may lead anywhere
        problem("postgres://gong@127.0.0.1.example/portal?sslmode=disable");
        assert!(url("postgres://gong@%2Frun%2Fpostgresql/portal").contains("sslmode=disable"));
        assert!(url("postgres://gong@x/portal?host=/run/postgresql").contains("host=%2Frun%2Fpostgresql"));
        problem("postgres://gong@x/portal?host=/run/postgresql&sslmode=prefer");
    }

    #[test]
    fn the_host_that_was_judged_is_the_host_that_is_called() {
        assert!(url("postgres://gong@x/portal?host=127.0.0.1&sslmode=disable").contains("@127.0.0.1:5432/"));
        assert!(url("postgres://gong@x/portal?host=[::1]&sslmode=disable").contains("@[::1]:5432/"));
        assert!(url("postgres://gong@x/portal?host=db.example").contains("@db.example:5432/"));
        for host in ["::1", "[127.0.0.1]", "db.example:5433", "db.example/x", "db example", ""] {
            let said = problem(&format!("postgres://gong@elsewhere.example/portal?host={host}&sslmode=disable"));
            assert!(said.contains("host") || said.contains("sslmode=verify-full"), "{host}: {said}");
        }
    }

    #[test]
    fn nothing_is_left_for_the_environment_to_fill_in() {
        let whole = url("postgres://gong@db.example/portal");
        for filled in [":5432/", "password=&", "sslmode=", "application_name=", "options="] {
            assert!(whole.contains(filled), "{filled} is not in {whole}");
        }
        for lacking in ["postgres://db.example/portal", "postgres://gong@db.example/", "postgres:///portal?host=/run"] {
            problem(lacking);
        }
    }

    #[test]
    fn what_is_shown_holds_no_password() {
        let parsed = DatabaseUrl::parse("postgres://gong:canary@db.example/portal").unwrap();
        assert_eq!(format!("{parsed:?}"), "DatabaseUrl(PostgreSQL, portal at db.example:5432)");
        for text in ["postgres://gong:canary@db.example/portal?canary=1", "postgres://gong:can/ary@db.example/portal"] {
            assert!(!problem(text).contains("canary"));
        }
    }

    #[test]
    fn a_file_is_named_in_three_ways() {
        for text in ["sqlite:portal.db", "sqlite://portal.db", "sqlite://portal.db?mode=rwc"] {
            assert_eq!(DatabaseUrl::parse(text).unwrap().file(), Some(Path::new("portal.db")));
        }
    }
}
