//! Does the environment divert credentials? Proxy variables of any spelling are ignored: nobody calls the proxy.

use std::io::ErrorKind;
use std::net::TcpListener;

use crate::journey::{self, Sample};
use crate::process::{PATIENCE, Portal, Program, command};
use crate::visitor::Visitor;

const VARIABLES: [&str; 6] = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];

#[test]
fn proxy_variables_are_ignored() {
    let trap = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", trap.local_addr().unwrap());
    let variables = VARIABLES.map(|name| (name, url.as_str()));
    let folder = tempfile::tempdir().unwrap();
    let portal = Portal::demo(&folder, &variables);
    let printed = portal.program.out.text();
    let package = journey::package(&mut Visitor::new(portal.address), &Sample::of(&printed, "all-well"));
    std::fs::write(folder.path().join("package.age"), package.body).unwrap();
    let (_, words) = printed.split_once(" open PACKAGE ").unwrap();
    let files = words.lines().next().unwrap();
    let mut open = command(&folder, &format!("open package.age {files} --recheck"));
    open.envs(variables);
    let ended = Program::start(open).end(PATIENCE);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    trap.set_nonblocking(true).unwrap();
    assert_eq!(trap.accept().unwrap_err().kind(), ErrorKind::WouldBlock, "somebody called the proxy");
}
