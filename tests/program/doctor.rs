//! Does `doctor` find what is wrong, say what to mend, and change nothing?

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use gong_onboarding::tokens::sha256_hex;
use tempfile::TempDir;

use crate::process::{PATIENCE, Portal, Program, command, recipient};
use crate::visitor::Visitor;

/// A portal's folder with its settings.
struct Patient {
    folder: TempDir,
}

impl Patient {
    fn new(settings: &str) -> Self {
        let patient = Self { folder: tempfile::tempdir().unwrap() };
        patient.settings(settings);
        patient
    }

    /// Those of a portal for customers, and these.
    fn settings(&self, settings: &str) {
        let common = format!(
            "public_url = \"https://connect.example\"\ntrusted_proxies = [\"127.0.0.1\"]\n{settings}\n[gong]\nrecipients = [\
             {{ recipient = \"{}\", label = \"Gong\" }}]\n",
            recipient()
        );
        std::fs::write(self.folder.path().join("portal.toml"), common).unwrap();
    }

    /// Exit code and report.
    fn examined(&self, arguments: &str) -> (Option<i32>, String) {
        let output = command(&self.folder, &format!("doctor --config portal.toml {arguments}")).output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    }

    /// The lines that are not ok, with the exit code.
    fn complaints(&self) -> (Option<i32>, Vec<String>) {
        let (code, said) = self.examined("--offline");
        (code, said.lines().filter(|line| !line.starts_with("ok  ")).map(str::to_owned).collect())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("data").join(name)
    }

    /// Starts the portal once, and stops it.
    fn start(&self) {
        let mut portal = Portal::serve(&self.folder, &[]);
        Visitor::new(portal.address).get("/readyz");
        portal.program.signal("TERM");
        assert_eq!(portal.program.end(PATIENCE).code, Some(0));
    }
}

fn chmod(path: &Path, mode: u32) {
    std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
}

/// The names and sums of all files.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found.into_iter().map(|path| (path.clone(), sha256_hex(&std::fs::read(path).unwrap()))).collect()
}

#[test]
fn what_is_well_is_said_and_nothing_is_made() {
    let patient = Patient::new("");
    let (code, said) = patient.examined("--offline");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.matches("none yet, serve makes it").count() == 4 && !patient.path("").exists(), "{said}");
    patient.start();
    let before = files(&patient.path(""));
    let (code, said) = patient.examined("--offline");
    assert_eq!(code, Some(0));
    assert_eq!(files(&patient.path("")), before);
    for line in
        ["seals cookies, 0 more", "signs packages", "portal.db: version ", "\"Gong\", fingerprint ", "X25519, not"]
    {
        assert!(said.contains(line), "{line} is not in {said}");
    }
    assert!(said.lines().all(|line| line.starts_with("ok    ")), "{said}");
    let key = std::fs::read_to_string(patient.path("session.key")).unwrap();
    assert!(!said.contains(&key[..20]));
}

#[test]
fn a_running_portal_is_not_disturbed() {
    let patient = Patient::new("");
    let portal = Portal::serve(&patient.folder, &[]);
    let (code, said) = patient.examined("--offline");
    assert!(code == Some(0) && said.contains("portal.db: version "), "{said}");
    let mut visitor = Visitor::new(portal.address);
    crate::journey::begin(&mut visitor);
    assert_eq!(visitor.get("/readyz").text(), "ready\n");
}

#[test]
fn what_is_wrong_is_named_with_what_to_mend() {
    let patient = Patient::new("");
    patient.start();
    chmod(&patient.path("session.key"), 0o640);
    chmod(&patient.path("signing.pem"), 0o604);
    chmod(&patient.path(""), 0o755);
    let (code, said) = patient.complaints();
    assert_eq!((code, said.len()), (Some(1), 3), "{said:?}");
    assert!(said[0].starts_with("warn  data_dir ") && said[0].contains("chmod 700"), "{said:?}");
    assert!(said[1].starts_with("warn  keys.session_file ") && said[2].starts_with("fail  keys.signing_file "));
    chmod(&patient.path(""), 0o700);
    std::fs::write(patient.path("session.key"), "hello\n").unwrap();
    std::fs::write(patient.path("signing.pem"), "hello\n").unwrap();
    std::fs::write(patient.path("portal.db"), "hello hello hello\n".repeat(100)).unwrap();
    let (code, said) = patient.complaints();
    assert_eq!((code, said.len()), (Some(1), 3), "{said:?}");
    assert!(said[0].contains("openssl rand") && said[1].contains("openssl genpkey"), "{said:?}");
    assert!(said[2].starts_with("fail  database_url "), "{said:?}");

    let patient = Patient::new("keys.session_file = \"data/other.key\"");
    let (code, said) = patient.complaints();
    assert_eq!((code, said.len()), (Some(1), 1), "{said:?}");
    assert!(said[0].starts_with("fail  keys.session_file ") && said[0].contains("data/other.key"), "{said:?}");
}

#[test]
fn settings_that_do_not_fit_are_the_only_complaint() {
    let patient = Patient::new("listn = 1");
    let (code, said) = patient.examined("");
    assert_eq!((code, said.lines().count()), (Some(1), 1));
    assert!(said.starts_with("fail  listn  there is no such setting; the nearest is listen"), "{said}");
    let output = command(&patient.folder, "doctor --config missing.toml").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(command(&patient.folder, "doctor now").output().unwrap().status.code(), Some(2));
}

#[test]
fn recipients_and_their_last_days_are_named() {
    let patient = Patient::new("");
    let other = gong_onboarding::sealing::Identity::generate().recipient();
    let toml = format!(
        "[gong]\nrecipients = [{{ recipient = \"{}\", label = \"Now\\u001b\", retired = \"2999-01-01\" }}, \
         {{ recipient = \"{}\", label = \"Before\", retired = \"2020-01-01\" }}]\n",
        recipient(),
        other.as_text()
    );
    std::fs::write(patient.folder.path().join("portal.toml"), toml).unwrap();
    let (code, said) = patient.examined("--offline");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("until 2999-01-01") && said.contains("retired since 2020-01-01"), "{said}");
    assert!(said.contains("warn  gong.recipients") && said.contains("from 2999-01-01 on nobody"), "{said}");
    assert!(said.contains(&other.fingerprint()) && said.contains(r"Now\u{1b}"), "{said}");
    assert!(said.contains("warn  public_url") && !said.contains('\x1b'), "{said}");
}

#[test]
fn other_programs_are_reached_and_their_secrets_are_nobody_elses() {
    let patient = Patient::new("");
    let secret = patient.folder.path().join("crm.secret");
    std::fs::write(&secret, format!("whsec_{}\n", "QUJD".repeat(8))).unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let toml = format!(
        "[gong]\nrecipients = [\"{}\"]\n[eight_by_eight]\nallow_loopback = true\ntoken_url = \"http://{address}/\"\n\
         storage_url = \"http://{address}/\"\nscim_hosts = [\"{address}\"]\n[webhooks]\nallow_networks = [\"127.0.0.0/8\"]\n\
         [[webhooks.endpoints]]\nname = \"crm\"\nurl = \"http://{address}/canary\"\nsecret_file = \"crm.secret\"\n\
         events = [\"case.started\", \"package.issued\"]\n\
         [[webhooks.endpoints]]\nname = \"away\"\nurl = \"https://no-such-host.invalid/canary\"\nsecret_file = \"crm.secret\"\n",
        recipient()
    );
    std::fs::write(patient.folder.path().join("portal.toml"), toml).unwrap();
    chmod(&secret, 0o600);
    let (code, said) = patient.examined("");
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("crm: is told of 2 topics, signed with one secret"), "{said}");
    assert!(said.contains(&format!("crm: {address} is reached")), "{said}");
    assert!(
        said.contains("fail  webhooks.endpoints") && said.contains("away: no-such-host.invalid:443: its name is not")
    );
    assert!(!said.contains("canary") && !said.contains("QUJD"), "{said}");
    chmod(&secret, 0o604);
    let (code, said) = patient.examined("--offline");
    assert!(
        code == Some(1) && said.contains("crm: every user may read or change its secret_file; chmod 600"),
        "{said}"
    );
}

#[test]
fn hosts_are_reached_or_not() {
    let patient = Patient::new("");
    let mut simulator = Program::start(command(&patient.folder, "simulator --listen 127.0.0.1:0"));
    let host = simulator.hear(|program| &program.out, "SCIM_HOSTS=");
    let toml = format!(
        "[gong]\nrecipients = [\"{}\"]\n[eight_by_eight]\nallow_loopback = true\ntimeout_seconds = 2\n\
         token_url = \"http://{host}/oauth\"\nstorage_url = \"http://127.0.0.1:1/storage\"\n\
         scim_hosts = [\"{host}\", \"*.8x8.com\", \"no-such-host.invalid\"]\n",
        recipient()
    );
    std::fs::write(patient.folder.path().join("portal.toml"), toml).unwrap();
    let (code, said) = patient.examined("");
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(said.matches(&format!("{host} is reached")).count(), 2, "{said}");
    assert!(
        said.contains("fail  eight_by_eight.storage_url") && said.contains("127.0.0.1:1: nobody listens"),
        "{said}"
    );
    assert!(said.contains("no-such-host.invalid:443: its name is not found"), "{said}");
    assert!(!said.contains("*.8x8.com") && said.contains("warn  eight_by_eight.allow_loopback"), "{said}");
}
