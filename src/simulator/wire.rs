//! How is the simulated 8x8 served? One request a connection: whose credentials name a fault gets that fault, on the
//! wire if need be; everybody else gets what the router answers.

use std::io;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method, Request, Uri};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use serde_json::Value;
use tokio::io::{AsyncReadExt, join};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

use super::altered;
use super::credentials::{basic, bearer};
use super::fault::{Fault, Kind, Place};
use super::misbehaviour::act;
use super::scenarios::SCENARIOS;
use super::server::Simulator;

/// The longest head of a request that is looked at, and how long it may take.
const HEAD: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

impl Simulator {
    /// Serves connections until `stop` is done.
    pub async fn serve(self, listener: TcpListener, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = &mut stop => return,
            };
            match accepted {
                Ok((stream, _)) => drop(tokio::spawn(serve(self.clone(), stream))),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await, // out of file descriptors, most likely
            }
        }
    }
}

/// A request that meets a fault.
struct Met {
    method: Method,
    uri: Uri,
    fault: Fault,
}

async fn serve(simulator: Simulator, mut stream: TcpStream) -> io::Result<()> {
    let got = tokio::time::timeout(PATIENCE, read_head(&mut stream)).await??;
    match met(&got) {
        Some(met) => misbehave(&simulator, stream, &met).await,
        None => behave(simulator, stream, got).await,
    }
}

/// Everything up to the end of the head, and of the token request's body.
async fn read_head(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut got = Vec::new();
    let is_whole = |got: &[u8]| match got.windows(4).position(|four| four == b"\r\n\r\n") {
        Some(at) => !got.starts_with(b"POST /oauth/") || got.len() > at + 4,
        None => got.len() > HEAD,
    };
    while !is_whole(&got) {
        if stream.read_buf(&mut got).await? == 0 {
            break;
        }
    }
    Ok(got)
}

fn met(got: &[u8]) -> Option<Met> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut request = httparse::Request::new(&mut headers);
    request.parse(got).ok()?;
    let mut authorization = HeaderMap::new();
    let shown = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(AUTHORIZATION.as_str()))?;
    authorization.insert(AUTHORIZATION, HeaderValue::from_bytes(shown.value).ok()?);
    let key = basic(&authorization).map(|(key, _)| key);
    let fault = Fault::named_by(key.as_deref().or_else(|| bearer(&authorization))?)?;
    Some(Met { method: request.method?.parse().ok()?, uri: request.path?.parse().ok()?, fault })
}

/// Hands the connection to the router, with what was read already.
async fn behave(simulator: Simulator, stream: TcpStream, got: Vec<u8>) -> io::Result<()> {
    let (rest, write) = stream.into_split();
    let whole = join(io::Cursor::new(got).chain(rest), write);
    let service = TowerToHyperService::new(simulator.router());
    let mut http = hyper::server::conn::http1::Builder::new();
    let connection = http.timer(TokioTimer::new()).header_read_timeout(PATIENCE).keep_alive(false);
    connection.serve_connection(TokioIo::new(whole), service).await.map_err(io::Error::other)
}

async fn misbehave(simulator: &Simulator, stream: TcpStream, met: &Met) -> io::Result<()> {
    let Fault { place, kind } = met.fault;
    let start = start_index(&met.uri);
    let page = altered::page(kind, start).filter(|_| place == Place::Users);
    let (elsewhere, now) = (simulator.elsewhere(), simulator.now());
    let right = match right_answer(simulator, met, page).await {
        Ok(right) => right,
        Err(status) => return act(stream, Kind::Status(status), b"", elsewhere, now).await,
    };
    if Place::of(met.uri.path()) != Some(place) || (kind == Kind::SecondPageFails && start == 1) {
        return act(stream, Kind::None, right.to_string().as_bytes(), elsewhere, now).await;
    }
    let right = if kind == Kind::NeverEnds { altered::never_ending(right, start) } else { right };
    let plain = right.to_string().into_bytes();
    let body = altered::body(kind, right).unwrap_or(plain);
    act(stream, kind, &body, elsewhere, now).await
}

/// What the customer with whom all is well would be answered; else the status of the refusal.
async fn right_answer(simulator: &Simulator, met: &Met, page: Option<(usize, usize)>) -> Result<Value, u16> {
    let Ok(response) = simulator.router().oneshot(as_all_well(simulator, met, page).ok_or(400_u16)?).await;
    if !response.status().is_success() {
        return Err(response.status().as_u16());
    }
    let body = to_bytes(response.into_body(), usize::MAX).await.map_err(|_| 500_u16)?;
    let mut answer: Value = serde_json::from_slice(&body).map_err(|_| 500_u16)?;
    if let Some(token) = answer.get_mut("access_token") {
        *token = met.fault.token().into();
    }
    Ok(answer)
}

/// The request with the credentials of the first scenario, in a region that it knows, and with another page of users if
/// the fault is in that.
fn as_all_well(simulator: &Simulator, met: &Met, page: Option<(usize, usize)>) -> Option<Request<Body>> {
    let well = SCENARIOS.first()?;
    let (path, query) = (met.uri.path(), met.uri.query().unwrap_or_default());
    let (target, shown) = match Place::of(path) {
        Some(Place::Token) => {
            (path.to_owned(), format!("Basic {}", STANDARD.encode(format!("{}:{}", well.key, well.secret))))
        }
        Some(Place::Users) => {
            let query =
                page.map_or_else(|| query.to_owned(), |(start, count)| format!("startIndex={start}&count={count}"));
            (format!("{}/Users?{query}", well.scim_url("")), format!("Bearer {}", well.scim_token))
        }
        Some(Place::Regions | Place::Objects) => {
            let token = simulator.tokens().issue(well, simulator.now());
            let resource = path.rsplit('/').next().unwrap_or_default();
            (format!("/storage/us-east/v3/{resource}?{query}"), format!("Bearer {token}"))
        }
        None => (path.to_owned(), String::new()),
    };
    let request = Request::builder().method(met.method.clone()).uri(target).extension(met.fault);
    let request = request.header(AUTHORIZATION, shown).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(Body::from(if met.method == Method::POST { "grant_type=client_credentials" } else { "" })).ok()
}

/// Which user the page begins with, from 1.
fn start_index(uri: &Uri) -> usize {
    let pairs = uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    let start = pairs.filter(|(name, _)| *name == "startIndex").find_map(|(_, value)| value.parse().ok());
    start.unwrap_or(1)
}
