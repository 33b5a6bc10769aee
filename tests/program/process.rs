//! How is the program run? In an environment of its own, heard on both outputs, and ended when the test ends.

use std::io::Read;
use std::net::SocketAddr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The longest that any test waits for what has to happen on a loaded machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A recipient, made for tests; its identity is in `tests/vectors`.
pub(crate) fn recipient() -> String {
    let identities = gong_onboarding::sealing::Identity::parse_file(include_str!("../vectors/identity.txt")).unwrap();
    identities[0].recipient().as_text().to_owned()
}

/// The program with nothing in its environment, in a folder that goes with the test.
pub(crate) fn command(folder: &TempDir, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gong-onboarding"));
    command.args(arguments.split_whitespace()).env_clear().env("TMPDIR", folder.path()).current_dir(folder);
    command
}

/// The name of a setting's variable.
pub(crate) fn variable(key: &str) -> String {
    format!("GONG_ONBOARDING_{}", key.to_uppercase().replace('.', "__"))
}

/// What one of the outputs said until now.
#[derive(Clone, Default)]
pub(crate) struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }

    fn listen(&self, mut to: impl Read + Send + 'static) -> JoinHandle<()> {
        let heard = Arc::clone(&self.0);
        std::thread::spawn(move || {
            let mut part = [0; 4096];
            while let Ok(length @ 1..) = to.read(&mut part) {
                heard.lock().unwrap().extend_from_slice(&part[..length]);
            }
        })
    }
}

/// A running program. Dropping it kills it.
pub(crate) struct Program {
    child: Child,
    listeners: Vec<JoinHandle<()>>,
    pub(crate) out: Heard,
    pub(crate) err: Heard,
}

/// How a program ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Program {
    pub(crate) fn start(mut command: Command) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (out, err) = (Heard::default(), Heard::default());
        let listeners = vec![out.listen(child.stdout.take().unwrap()), err.listen(child.stderr.take().unwrap())];
        Self { child, listeners, out, err }
    }

    /// What follows these words on their line, once it was said.
    pub(crate) fn hear(&mut self, output: fn(&Self) -> &Heard, words: &str) -> String {
        let began = Instant::now();
        loop {
            let ended = self.child.try_wait().unwrap();
            let text = output(self).text();
            if let Some((line, _)) = text.split_once(words).and_then(|(_, rest)| rest.split_once('\n')) {
                return line.trim().to_owned();
            }
            let told = format!("{ended:?}\n{}{}", self.out.text(), self.err.text());
            assert!(ended.is_none() && began.elapsed() < PATIENCE, "never said {words}: {told}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Sends a signal, as `kill -TERM` does.
    pub(crate) fn signal(&self, name: &str) {
        let told = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status().unwrap();
        assert!(told.success());
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits for the end; how it ended and what it said.
    pub(crate) fn end(&mut self, patience: Duration) -> Ended {
        let status = self.status(patience);
        for listener in self.listeners.drain(..) {
            listener.join().unwrap();
        }
        Ended { code: status.code(), out: self.out.text(), err: self.err.text() }
    }

    fn status(&mut self, patience: Duration) -> ExitStatus {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(began.elapsed() < patience, "still running after {patience:?}: {}", self.err.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A running portal with its folder.
pub(crate) struct Portal {
    pub(crate) program: Program,
    pub(crate) address: SocketAddr,
}

impl Portal {
    /// `serve` on a free port, with these settings beside a recipient.
    pub(crate) fn serve(folder: &TempDir, settings: &[(&str, &str)]) -> Self {
        let mut command = command(folder, "serve --listen 127.0.0.1:0");
        command.env(variable("gong.recipients"), recipient());
        command.envs(settings.iter().map(|(key, value)| (variable(key), value)));
        let mut program = Program::start(command);
        let line = program.hear(|program| &program.err, "listen=");
        let address = line.split(' ').next().unwrap().parse().unwrap();
        Self { program, address }
    }

    /// The same with logs as JSON.
    pub(crate) fn serve_json(folder: &TempDir) -> Self {
        let mut command = command(folder, "serve --listen 127.0.0.1:0");
        command.env(variable("gong.recipients"), recipient()).env(variable("log.format"), "json");
        let mut program = Program::start(command);
        let line = program.hear(|program| &program.err, r#""listen":""#);
        Self { address: line.split('"').next().unwrap().parse().unwrap(), program }
    }

    /// `demo` on a free port, with these variables.
    pub(crate) fn demo(folder: &TempDir, variables: &[(&str, &str)]) -> Self {
        let mut command = command(folder, "demo --listen 127.0.0.1:0");
        command.envs(variables.iter().copied());
        let mut program = Program::start(command);
        let line = program.hear(|program| &program.out, "The portal:");
        program.hear(|program| &program.out, "Ctrl-C ends");
        let address = line.trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
        Self { program, address }
    }
}
