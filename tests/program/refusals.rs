//! What does the program say about each setting that it refuses? Key, problem and remedy in one line, never the value.

use std::fmt::Write;
use std::process::Command;

use tempfile::TempDir;

use crate::process::{PATIENCE, Program, command, recipient, variable};

/// In every value that is refused; must never come back.
const CANARY: &str = "CaNaRy";

/// A folder in which `taken` is a file, and where key files lie that are none.
fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let weak = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, [7; 64]);
    let hex = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, "0123456789abcdef".repeat(4));
    let files = [("taken", ""), ("short.key", CANARY), ("weak.key", &weak), ("hex.key", &hex), ("empty.key", "")];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// `serve` with these settings in the environment, on a free port and with a recipient unless they say otherwise.
fn serve(folder: &TempDir, arguments: &str, settings: &[(&str, &str)]) -> Command {
    let mut command = command(folder, &format!("serve {arguments}"));
    command.env(variable("listen"), "127.0.0.1:0");
    command.envs(settings.iter().map(|(key, value)| (variable(key), value)));
    command
}

/// The one line that a refused start leaves.
fn refused(what: &str, command: Command) -> String {
    let ended = Program::start(command).end(PATIENCE);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""), "{what}: {}", ended.err);
    assert!(!ended.err.to_lowercase().contains("canary"), "{what}: {}", ended.err);
    // only what was made before may be logged before
    let lines: Vec<_> = ended.err.lines().filter(|line| !line.contains(" INFO ")).collect();
    assert_eq!(lines.len(), 1, "{what}: {}", ended.err);
    lines[0].strip_prefix("gong-onboarding: ").unwrap().to_owned()
}

/// What is said about each of these settings, in the environment.
fn table(cases: &[(&str, &str)]) -> String {
    let folder = desk();
    let recipient = recipient();
    let mut table = String::new();
    for (key, value) in cases {
        let settings = [("gong.recipients", recipient.as_str()), (key, value)];
        let said = refused(value, serve(&folder, "", &settings));
        writeln!(table, "{value}\n  {}", said.trim_end()).unwrap();
    }
    table
}

/// What is said about each of these files.
fn files(cases: &[&str]) -> String {
    let folder = desk();
    let mut table = String::new();
    for text in cases {
        std::fs::write(folder.path().join("portal.toml"), text).unwrap();
        let mut command = serve(&folder, "--config portal.toml", &[]);
        // variables win over the file
        if text.contains("listen") {
            command.env_remove(variable("listen"));
        }
        if !text.is_empty() && !text.contains("recipients") {
            command.env(variable("gong.recipients"), recipient());
        }
        let said = refused(text, command);
        writeln!(table, "{text}\n  {}", said.trim_end()).unwrap();
    }
    table
}

#[test]
fn recipients() {
    insta::assert_snapshot!(table(&[
        ("gong.recipients", ""),
        ("gong.recipients", "AGE-SECRET-KEY-1CANARY"),
        ("gong.recipients", "ssh-ed25519 AAAACANARY gong"),
        ("gong.recipients", "age1pq1canary"),
        ("gong.recipients", "age1yubikey1canary"),
        ("gong.recipients", "age1canary"),
        ("gong.recipients", "canary@example.com"),
        ("gong.recipients", "[{recipent = \"canary\"}]"),
        ("gong.recipients", "[{recipient = \"canary\", label = 7}]"),
        ("gong.recipients", "[{recipient = \"age1canary\", retired = \"canary\"}]"),
    ]), @r#"

      gong.recipients: there is nobody who could open a package; give the public keys of Gong's age identities, which begin with age1 (age-keygen -y prints them)
    AGE-SECRET-KEY-1CANARY
      gong.recipients: entry 1: this is a secret identity, not a recipient; remove it from here, consider it leaked, make a new one with age-keygen and give only its public key, the line that begins with age1
    ssh-ed25519 AAAACANARY gong
      gong.recipients: entry 1: this is an SSH key; give an age recipient, as age-keygen makes it: one line that begins with age1
    age1pq1canary
      gong.recipients: entry 1: this recipient is mistyped or cut short: its checksum is wrong; copy the whole line again
    age1yubikey1canary
      gong.recipients: entry 1: this is a recipient of an age plugin, which cannot be sealed to; give one that age knows by itself, as age-keygen makes it: age1, age1pq1, age1tag1 or age1tagpq1
    age1canary
      gong.recipients: entry 1: this recipient is mistyped or cut short: its checksum is wrong; copy the whole line again
    canary@example.com
      gong.recipients: entry 1: this is not an age recipient; give the public key that age-keygen prints, one line that begins with age1
    [{recipent = "canary"}]
      gong.recipients: an entry does not fit; give age1… or { recipient, label, group, retired }
    [{recipient = "canary", label = 7}]
      gong.recipients: an entry does not fit; give age1… or { recipient, label, group, retired }
    [{recipient = "age1canary", retired = "canary"}]
      gong.recipients: an entry does not fit; give age1… or { recipient, label, group, retired }
    "#);
    let (folder, good) = (desk(), recipient());
    let second = format!("{good}, ssh-rsa CANARY");
    insta::assert_snapshot!(refused("second", serve(&folder, "", &[("gong.recipients", &second)])), @r#"gong.recipients: entry 2: this is an SSH key; give an age recipient, as age-keygen makes it: one line that begins with age1"#);
    let retired = format!("[{{recipient = \"{good}\", label = \"Canary\", retired = \"2020-02-29\"}}]");
    insta::assert_snapshot!(refused("retired", serve(&folder, "", &[("gong.recipients", &retired)])), @r#"gong.recipients: there is nobody who could open a package; give the public keys of Gong's age identities, which begin with age1 (age-keygen -y prints them)"#);
    let named = format!("[\"{good}\", {{recipient = \"{good}\", label = \"EMEA\", group = \"Canary EMEA\"}}]");
    insta::assert_snapshot!(refused("group", serve(&folder, "", &[("gong.recipients", &named)])), @"gong.recipients: entry 2: this is not the name of a group; give lower-case letters, digits and hyphens, such as emea");
    let grouped = format!("[{{recipient = \"{good}\", label = \"EMEA\", group = \"emea\"}}]");
    insta::assert_snapshot!(refused("groups alone", serve(&folder, "", &[("gong.recipients", &grouped)])), @r#"gong.recipients: everybody is in a group, so nobody could open a package of a case that was begun without an invitation; give one recipient without group, or set access = "invited""#);
    insta::assert_snapshot!(refused("none", serve(&folder, "", &[])), @r#"gong.recipients: there is nobody who could open a package; give the public keys of Gong's age identities, which begin with age1 (age-keygen -y prints them)"#);
}

#[test]
fn addresses() {
    insta::assert_snapshot!(table(&[
        ("listen", "canary"),
        ("listen", "127.0.0.1"),
        ("public_url", "canary"),
        ("public_url", "http://canary.example"),
        ("public_url", "ftp://canary.example"),
        ("public_url", "https://example.com/canary"),
        ("public_url", "https://:canary@example.com"),
        ("public_url", "https://example.com/#canary"),
        ("metrics.listen", "canary"),
        ("trusted_proxies", "10.0.0.0/8, canary"),
        ("gong.connect_url", "http://canary.example"),
        ("gong.connect_url", "canary"),
        ("gong.send_to", "Canary goes nowhere"),
        ("operator.privacy_url", "http://canary.example"),
    ]), @r#"
    canary
      listen: the value does not fit; give an address and a port, such as 127.0.0.1:8080
    127.0.0.1
      listen: the value does not fit; give an address and a port, such as 127.0.0.1:8080
    canary
      public_url: this is not a URL; give the portal's address, such as https://connect.example.com
    http://canary.example
      public_url: http would carry credentials in clear over the network; give an https URL, with a reverse proxy that holds the certificate; http is for loopback alone
    ftp://canary.example
      public_url: neither https nor http; give an https URL
    https://example.com/canary
      public_url: it has more than scheme, host and port; give the origin alone, such as https://connect.example.com
    https://:canary@example.com
      public_url: it has more than scheme, host and port; give the origin alone, such as https://connect.example.com
    https://example.com/#canary
      public_url: it has more than scheme, host and port; give the origin alone, such as https://connect.example.com
    canary
      metrics.listen: the value does not fit; give an address and a port, such as 127.0.0.1:8080
    10.0.0.0/8, canary
      trusted_proxies: an entry is not an address; give addresses or networks, such as 10.0.0.0/8
    http://canary.example
      gong.connect_url: the link is not https; give an https URL
    canary
      gong.connect_url: the value does not fit; give a URL, such as https://example.com/page
    Canary goes nowhere
      gong.send_to: the first word is neither a mail address nor an https URL; give the address first, then what to write
    http://canary.example
      operator.privacy_url: the link is not https; give an https URL
    "#);
}

#[test]
fn the_remote_side() {
    insta::assert_snapshot!(table(&[
        ("eight_by_eight.token_url", "http://canary.example/token"),
        ("eight_by_eight.storage_url", "canary"),
        ("eight_by_eight.scim_hosts", "platform.8x8.com/canary"),
        ("eight_by_eight.scim_hosts", "https://canary.example"),
        ("eight_by_eight.scim_hosts", "*"),
        ("eight_by_eight.scim_hosts", ""),
        ("eight_by_eight.allow_loopback", "canary"),
        ("eight_by_eight.timeout_seconds", "canary"),
        ("eight_by_eight.timeout_seconds", "0"),
        ("eight_by_eight.timeout_seconds", "601"),
        ("eight_by_eight.timeout_seconds", "-1"),
        ("limits.tests_per_case_per_day", "canary"),
        ("access", "canary"),
        ("log.format", "canary"),
    ]), @r#"
    http://canary.example/token
      eight_by_eight.token_url: credentials travel by https alone; give an https URL of 8x8
    canary
      eight_by_eight.storage_url: this is not a URL; give an https URL of 8x8
    platform.8x8.com/canary
      eight_by_eight.scim_hosts: an entry is not a host; give host, host:port or *.domain, without scheme and path
    https://canary.example
      eight_by_eight.scim_hosts: an entry is not a host; give host, host:port or *.domain, without scheme and path
    *
      eight_by_eight.scim_hosts: an entry is not a host; give host, host:port or *.domain, without scheme and path

      eight_by_eight.scim_hosts: an entry is not a host; give host, host:port or *.domain, without scheme and path
    canary
      eight_by_eight.allow_loopback: the value does not fit; give true or false, without quotation marks
    canary
      eight_by_eight.timeout_seconds: the value does not fit; give a whole number, without quotation marks
    0
      eight_by_eight.timeout_seconds: no time at all; give at least 1 second
    601
      eight_by_eight.timeout_seconds: longer than anybody waits; give at most 600 seconds
    -1
      eight_by_eight.timeout_seconds: the value does not fit; give a whole number, without quotation marks
    canary
      limits.tests_per_case_per_day: the value does not fit; give a whole number, without quotation marks
    canary
      access: the value does not fit; give one of open, invited
    canary
      log.format: the value does not fit; give one of text, json
    "#);
    let settings = [
        ("gong.recipients", &*recipient()),
        ("public_url", "https://canary.example"),
        ("eight_by_eight.allow_loopback", "true"),
    ];
    insta::assert_snapshot!(refused("loopback", serve(&desk(), "", &settings)), @r#"eight_by_eight.allow_loopback: a portal that others reach must never call addresses of its own machine; remove it, or give public_url a loopback address"#);
}

#[test]
fn the_support_desk() {
    let issuer = ("support.oidc.issuer", "https://canary.example");
    let id = ("support.oidc.client_id", "canary");
    let leads = ("support.oidc.lead_values", "canary");
    let cases: [(&[(&str, &str)], &str); 10] = [
        (&[("support.listen", "canary")], "support.listen: the value does not fit"),
        (&[("support.public_url", "http://canary.example")], "support.public_url: http would carry"),
        (&[("support.public_url", "https://canary.example/desk")], "support.public_url: it has more than"),
        (&[("support.password_sign_in", "false")], "support.password_sign_in: nobody could sign in"),
        (&[id], "support.oidc.issuer: support.oidc.client_id is set without it"),
        (&[issuer, leads], "support.oidc.client_id: it is missing"),
        (&[issuer, id], "support.oidc.lead_values: nobody would have a role"),
        (&[("support.oidc.issuer", "http://canary.example"), id, leads], "support.oidc.issuer: who somebody is"),
        (&[issuer, id, leads, ("support.oidc.client_secret_file", "nowhere-canary")], "client_secret_file: the file"),
        (&[issuer, id, leads, ("support.oidc.client_secret_file", "taken")], "its first line is empty"),
    ];
    let (folder, recipient) = (desk(), recipient());
    for (settings, expected) in cases {
        let all = [&[("gong.recipients", recipient.as_str())], settings].concat();
        let said = refused(expected, serve(&folder, "", &all));
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let same = [("gong.recipients", recipient.as_str()), ("listen", "127.0.0.1:1"), ("support.listen", "127.0.0.1:1")];
    assert!(refused("same", serve(&folder, "", &same)).starts_with("support.listen: this is the listener"));
}

#[test]
fn other_programs() {
    let folder = desk();
    let secret = format!("whsec_{}", base64::Engine::encode(&base64::prelude::BASE64_STANDARD, [7; 32]));
    std::fs::write(folder.path().join("crm.secret"), &secret).unwrap();
    let of = |name: &str, url: &str, file: &str, more: &str| {
        format!("{{ name = \"{name}\", url = \"{url}\", secret_file = \"{file}\"{more} }}")
    };
    let (good, recipient) = ("https://canary.example/hook", recipient());
    let fine = of("crm", good, "crm.secret", "");
    for (entries, expected) in [
        ("canary".to_owned(), "an entry does not fit; give { name, url, secret_file, events }"),
        (of("crm", good, "crm.secret", ", secret = \"canary\""), "an entry does not fit"),
        (of("Canary", good, "crm.secret", ""), "entry 1: this is not the name of an endpoint"),
        (format!("{fine}, {fine}"), "entry 2: another entry has the same name"),
        (of("crm", "canary", "crm.secret", ""), "entry 1: its url is not a URL"),
        (of("crm", "http://canary.example/", "crm.secret", ""), "entry 1: its url is not https"),
        (of("crm", "http://127.0.0.1/canary", "crm.secret", ""), "entry 1: its url is not https"),
        (of("crm", "https://10.1.2.3/canary", "crm.secret", ""), "entry 1: its url is not https, or names an address"),
        (of("crm", "https://me:canary@crm.example/", "crm.secret", ""), "entry 1: its url has a name"),
        (of("crm", good, "canary", ""), "entry 1: its secret_file cannot be read"),
        (of("crm", good, "empty.key", ""), "entry 1: its secret_file: there is no secret in it"),
        (of("crm", good, "short.key", ""), "entry 1: its secret_file: a line is not whsec_ and base64"),
        (
            of("crm", good, "crm.secret", ", events = [\"canary\"]"),
            "entry 1: one of its events is none; give some of case.started, ",
        ),
        (of("crm", good, "crm.secret", ", events = []"), "entry 1: it has no events"),
    ] {
        let settings = [("gong.recipients", recipient.as_str()), ("webhooks.endpoints", &format!("[{entries}]"))];
        let said = refused(expected, serve(&folder, "", &settings));
        assert!(said.starts_with("webhooks.endpoints: ") && said.contains(expected), "{expected}: {said}");
    }
    for (key, value) in [("webhooks.allow_networks", "10.0.0.0/8, canary"), ("webhooks.timeout_seconds", "31")] {
        let said = refused(value, serve(&folder, "", &[("gong.recipients", recipient.as_str()), (key, value)]));
        assert!(said.starts_with(&format!("{key}: ")), "{said}");
    }
}

#[test]
fn what_is_kept() {
    insta::assert_snapshot!(table(&[
        ("data_dir", "taken/canary"),
        ("data_dir", "taken"),
        ("database_url", "postgres://gong:canary@127.0.0.1:1/portal?sslmode=disable"),
        ("database_url", "postgres://gong:canary@db.example/portal?sslmode=prefer"),
        ("database_url", "postgres://gong:canary@db.example/portal?sslrootcert=no/such/canary"),
        ("database_url", "postgres://gong:canary@db.example/portal?canary=1"),
        ("database_url", "postgres://gong:can/ary@db.example/portal"),
        ("database_url", "postgres://db.example/portal"),
        ("database_url", "mysql://canary"),
        ("database_url", "sqlite::memory:"),
        ("database_url", "sqlite:taken/canary.db"),
        ("database_url", "canary"),
        ("keys.session_file", "short.key"),
        ("keys.session_file", "weak.key"),
        ("keys.session_file", "hex.key"),
        ("keys.session_file", "empty.key"),
        ("keys.session_file", "taken/canary"),
        ("keys.session_file", "."),
        ("keys.signing_file", "short.key"),
        ("keys.signing_file", "empty.key"),
        ("keys.signing_file", "no/such/canary"),
    ]), @r#"
    taken/canary
      data_dir: the directory cannot be written (not a directory); give a directory that this user may write
    taken
      data_dir: the directory cannot be written (entity already exists); give a directory that this user may write
    postgres://gong:canary@127.0.0.1:1/portal?sslmode=disable
      database_url: PostgreSQL, portal at 127.0.0.1:1 cannot be reached: connection refused; check host and port, and that the server runs
    postgres://gong:canary@db.example/portal?sslmode=prefer
      database_url: without sslmode=verify-full somebody between could read and change everything; leave sslmode out, and name the authority of the server's certificate with sslrootcert; sslmode=disable is for addresses of this machine such as 127.0.0.1
    postgres://gong:canary@db.example/portal?sslrootcert=no/such/canary
      database_url: the file of sslrootcert cannot be read (not found); give a file in PEM that this user may read
    postgres://gong:canary@db.example/portal?canary=1
      database_url: it has a parameter that is not known; of parameters, host and those of TLS may be given
    postgres://gong:can/ary@db.example/portal
      database_url: this is no URL; in a password, write @ as %40 and / as %2F; give sqlite:// and the path of a file, or postgres://USER:PASSWORD@HOST/DATABASE
    postgres://db.example/portal
      database_url: user or database is missing; give sqlite:// and the path of a file, or postgres://USER:PASSWORD@HOST/DATABASE
    mysql://canary
      database_url: no known kind of database; give sqlite:// and the path of a file, or postgres://USER:PASSWORD@HOST/DATABASE
    sqlite::memory:
      database_url: a database in memory forgets its customers; give sqlite:// and the path of a file, or postgres://USER:PASSWORD@HOST/DATABASE
    sqlite:taken/canary.db
      database_url: the database file cannot be written (not a directory); check database_url and its folder
    canary
      database_url: no known kind of database; give sqlite:// and the path of a file, or postgres://USER:PASSWORD@HOST/DATABASE
    short.key
      keys.session_file: line 1 is not 64 random bytes in base64; give one key a line, made by: openssl rand -base64 64 | tr -d '\n'
    weak.key
      keys.session_file: line 1 is not random enough to be a key; give one key a line, made by: openssl rand -base64 64 | tr -d '\n'
    hex.key
      keys.session_file: line 1 is not random enough to be a key; give one key a line, made by: openssl rand -base64 64 | tr -d '\n'
    empty.key
      keys.session_file: there is no key in it; give one key a line, made by: openssl rand -base64 64 | tr -d '\n'
    taken/canary
      keys.session_file: there is no such file; name the file that is there, or make one with keys new
    .
      keys.session_file: the file cannot be read (is a directory); give a file that this user may read, or a directory that it may write
    short.key
      keys.signing_file: it is not an Ed25519 private key in PKCS#8 PEM; make one with: openssl genpkey -algorithm ed25519
    empty.key
      keys.signing_file: it is not an Ed25519 private key in PKCS#8 PEM; make one with: openssl genpkey -algorithm ed25519
    no/such/canary
      keys.signing_file: there is no such file; name the file that is there, or make one with keys new
    "#);
}

#[test]
fn whoever_cannot_start_leaves_the_database_as_it_is() {
    let (folder, recipient) = (desk(), recipient());
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for (key, value) in [("keys.session_file", "none"), ("keys.signing_file", "weak.key"), ("support.listen", &address)]
    {
        let said = refused(key, serve(&folder, "", &[("gong.recipients", recipient.as_str()), (key, value)]));
        assert!(said.starts_with(&format!("{key}: ")), "{said}");
        assert!(!folder.path().join("data/portal.db").exists(), "{key}");
    }
}

#[test]
fn files_with_other_types_and_keys() {
    insta::assert_snapshot!(files(&[
        "",
        "recipients = ['canary']",
        "[gong]\nrecipient = ['canary']",
        "gong = 'canary'",
        "[listen]\ncanary = 1",
        "[eight_by_eight]\ntimeout = 5",
        "[limits]\ntests_per_case_per_day = 'canary'",
        "[limits]\ntests_per_case_per_day = -4711",
        "[limits]\ntests_per_case_per_day = 1.5",
        "data_dir = 4711",
        "access = 4711",
        "listen = 4711",
        "public_url = 4711",
        "[operator]\nname = 4711",
        "[gong]\nrecipients = 'canary'",
        "[gong]\nrecipients = [4711]",
        "[eight_by_eight]\nallow_loopback = 'canary'",
        "trusted_proxies = 'canary'",
    ]), @r#"

      gong.recipients: there is nobody who could open a package; give the public keys of Gong's age identities, which begin with age1 (age-keygen -y prints them)
    recipients = ['canary']
      recipients: there is no such setting; the nearest is gong.recipients
    [gong]
    recipient = ['canary']
      gong.recipient: there is no such setting; the nearest is gong.recipients
    gong = 'canary'
      gong: there is no such setting; the nearest is gong.connect_url
    [listen]
    canary = 1
      listen: the value does not fit; give an address and a port, such as 127.0.0.1:8080
    [eight_by_eight]
    timeout = 5
      eight_by_eight.timeout: there is no such setting; the nearest is eight_by_eight.timeout_seconds
    [limits]
    tests_per_case_per_day = 'canary'
      limits.tests_per_case_per_day: the value does not fit; give a whole number, without quotation marks
    [limits]
    tests_per_case_per_day = -4711
      limits.tests_per_case_per_day: the value does not fit; give a whole number, without quotation marks
    [limits]
    tests_per_case_per_day = 1.5
      limits.tests_per_case_per_day: the value does not fit; give a whole number, without quotation marks
    data_dir = 4711
      data_dir: the value does not fit; give a text, in quotation marks
    access = 4711
      access: the value does not fit; give a text, in quotation marks
    listen = 4711
      listen: the value does not fit; give an address and a port, such as 127.0.0.1:8080
    public_url = 4711
      public_url: the value does not fit; give a URL, such as https://example.com/page
    [operator]
    name = 4711
      operator.name: the value does not fit; give a text, in quotation marks
    [gong]
    recipients = 'canary'
      gong.recipients: an entry does not fit; give age1… or { recipient, label, group, retired }
    [gong]
    recipients = [4711]
      gong.recipients: an entry does not fit; give age1… or { recipient, label, group, retired }
    [eight_by_eight]
    allow_loopback = 'canary'
      eight_by_eight.allow_loopback: the value does not fit; give true or false, without quotation marks
    trusted_proxies = 'canary'
      trusted_proxies: the value does not fit; give a list, such as ["one", "two"]
    "#);
}

#[test]
fn files_that_are_not_toml() {
    insta::assert_snapshot!(files(&["data_dir = 'canary", "access = 'open'\n\ncanary canary", "a = 1\na = 'canary'"]), @r#"
    data_dir = 'canary
      --config: portal.toml is not valid TOML near line 1; mend the syntax there
    access = 'open'

    canary canary
      --config: portal.toml is not valid TOML near line 3; mend the syntax there
    a = 1
    a = 'canary'
      --config: portal.toml is not valid TOML near line 2; mend the syntax there
    "#);
    let folder = desk();
    std::fs::write(folder.path().join("binary.toml"), b"data_dir = '\xffcanary'").unwrap();
    insta::assert_snapshot!(refused("bytes", serve(&folder, "--config binary.toml", &[])), @r#"--config: binary.toml cannot be read (invalid data); name a readable TOML file"#);
    insta::assert_snapshot!(refused("missing", serve(&folder, "--config missing.toml", &[])), @r#"--config: missing.toml cannot be read (not found); name a readable TOML file"#);
    insta::assert_snapshot!(refused("a folder", serve(&folder, "--config .", &[])), @r#"--config: . cannot be read (is a directory); name a readable TOML file"#);
}

/// What a portal that starts says about its recipients and its environment.
fn accepted(command: Command) -> String {
    let mut program = Program::start(command);
    program.hear(|program| &program.err, "the portal is ready");
    let said = program.err.text();
    // what it was sealed to before, in this folder, is another test's question
    let lines = said.lines().filter(|line| !line.contains("who can open packages has changed"));
    let lines = lines.filter(|line| line.contains("sealed to") || line.contains(" WARN "));
    lines.map(|line| line.split_once(": ").unwrap().1).collect::<Vec<_>>().join("\n")
}

#[test]
fn lists_come_in_every_form() {
    let other = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
    let one = recipient();
    let folder = desk();
    let by_name = |value: String| accepted(serve(&folder, "", &[("gong.recipients", &value)]));
    let both = by_name(format!("{one},{other}"));
    insta::assert_snapshot!(both, @r#"
    packages are sealed to label="Recipient 1" fingerprint="1508 3f8e 869e a552" kind="X25519"
    packages are sealed to label="Recipient 2" fingerprint="e669 ae85 e318 5682" kind="X25519"
    "#);
    for value in [format!(" {one} , {other} "), format!("[{one}, {other}]"), format!("[\"{one}\", '{other}']")] {
        assert_eq!(by_name(value), both);
    }
    let tables = format!(
        "[{{ recipient = \"{one}\", label = \"Gong EU\", retired = \"9999-12-31\" }}, \
         {{ recipient = \"{other}\", label = \"Gong old\", retired = \"2020-01-01\" }}]"
    );
    let said = by_name(tables.clone());
    insta::assert_snapshot!(said, @r#"
    packages are sealed to label="Gong EU" fingerprint="1508 3f8e 869e a552" kind="X25519"
    retired: nothing is sealed to label="Gong old" fingerprint="e669 ae85 e318 5682" kind="X25519" day=2020-01-01
    "#);
    std::fs::write(folder.path().join("portal.toml"), format!("[gong]\nrecipients = {tables}")).unwrap();
    assert_eq!(accepted(serve(&folder, "--config portal.toml", &[])), said);
    let settings = [("gong.recipients", other)];
    let won = accepted(serve(&folder, "--config portal.toml", &settings));
    insta::assert_snapshot!(won, @r#"packages are sealed to label="Recipient 1" fingerprint="e669 ae85 e318 5682" kind="X25519""#);
}

#[test]
fn an_unknown_variable_only_warns() {
    let recipient = recipient();
    let settings = [("gong.recipients", recipient.as_str()), ("gong.recipient", "canary"), ("lissten", "canary")];
    let said = accepted(serve(&desk(), "", &settings));
    assert!(!said.contains("canary"));
    let mut lines: Vec<_> = said.lines().filter(|line| line.contains("setting")).collect();
    lines.sort_unstable();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    GONG_ONBOARDING_GONG__RECIPIENT is not a setting; the nearest is GONG_ONBOARDING_GONG__RECIPIENTS
    GONG_ONBOARDING_LISSTEN is not a setting; the nearest is GONG_ONBOARDING_LISTEN
    "#);
}

#[test]
fn a_text_is_a_text_even_where_it_looks_like_a_number() {
    let folder = desk();
    let settings = [("gong.recipients", &*recipient()), ("operator.name", "8"), ("data_dir", "4711")];
    let mut program = Program::start(serve(&folder, "", &settings));
    let line = program.hear(|program| &program.err, "listen=");
    let address = line.split(' ').next().unwrap().parse().unwrap();
    assert!(crate::visitor::Visitor::new(address).get("/").text().contains("by 8."));
    assert!(folder.path().join("4711/portal.db").exists());
}
