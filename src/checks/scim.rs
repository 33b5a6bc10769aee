//! Do 8x8 URL and token open the user directory? Endpoint, token, visible users, their addresses.

use std::time::{Duration, Instant};

use super::credentials::ScimCredentials;
use super::evidence::{Addresses, ScimEvidence};
use super::failing::{described, of_8x8};
use super::finding::{Code, Fact, Finding};
use super::notes::{Notes, Question};
use crate::clock::Clock;
use crate::eight_by_eight::failure::Odd;
use crate::eight_by_eight::scim::{Reader, User, is_usable};
use crate::eight_by_eight::{Failure, Http, ScimUrl};

pub(super) struct Test<'a> {
    pub(super) http: &'a Http,
    pub(super) clock: &'a Clock,
    /// No further page is asked for after this time: a large directory must not make the test fail.
    pub(super) paging: Duration,
}

/// What the pages together hold.
#[derive(Default)]
struct Directory {
    people: Addresses,
    without_email: usize,
}

impl Test<'_> {
    /// Notes what was found; the one finding that failed is the error.
    pub(super) async fn run(
        &self,
        credentials: &ScimCredentials,
        notes: &mut Notes<'_>,
    ) -> Result<ScimEvidence, Finding> {
        let url = &credentials.url;
        notes.note(self.about_url(Code::ScimUrlAccepted, url));
        notes.ask(Question::Users);
        let mut reader = Reader::new(self.http, url, &credentials.token);
        let first = reader.next_page().await.map_err(|failure| self.failed(failure, url))?;
        notes.note(self.finding(Code::ScimTokenAccepted));
        if reader.visible() == 0 {
            return Err(self.finding(Code::ScimUsersNone));
        }
        notes.ask(Question::MoreUsers);
        let directory = self.read_on(&mut reader, first).await;
        self.note_users(&reader, &directory, notes);
        let customer_id = url.customer_id().to_owned();
        Ok(ScimEvidence { customer_id, people: directory.people, complete: reader.is_complete() })
    }

    /// A failure after the first page only means that not all users were read.
    async fn read_on(&self, reader: &mut Reader<'_>, first: Option<Vec<User>>) -> Directory {
        let begun = Instant::now();
        let mut directory = Directory::default();
        let mut page = first;
        while let Some(users) = page {
            directory.take(users);
            let more = begun.elapsed() < self.paging;
            page = if more { reader.next_page().await.unwrap_or_default() } else { None };
        }
        directory
    }

    fn note_users(&self, reader: &Reader<'_>, directory: &Directory, notes: &mut Notes<'_>) {
        let visible = self.finding(Code::ScimUsersVisible).with("count", reader.visible());
        let all = match reader.is_complete() {
            true => "yes",
            false if reader.read() < reader.visible() => "no",
            false => "unsure",
        };
        let visible = visible.with("read", reader.read()).with("all", Fact::word(all));
        notes.note(visible.with("missing", directory.without_email));
        if directory.without_email > 0 {
            let without = self.finding(Code::ScimUsersWithoutEmail).with("count", directory.without_email);
            notes.note(without.with("read", reader.read()));
        }
    }

    fn failed(&self, failure: Failure, url: &ScimUrl) -> Finding {
        match failure {
            Failure::Refused(401) | Failure::Denied => described(self.finding(Code::ScimTokenRejected), failure),
            Failure::NotFound => described(self.about_url(Code::ScimEndpointNotFound, url), failure),
            Failure::Odd(Odd::Html | Odd::NotJson | Odd::WrongShape | Odd::Empty) => {
                described(self.about_url(Code::ScimEndpointNotScim, url), failure)
            }
            Failure::Unsendable => self.finding(Code::ScimTokenMalformed).with("why", Fact::word("control")),
            other => of_8x8(other, Question::Users, url.host(), self.clock.now()),
        }
    }

    fn about_url(&self, code: Code, url: &ScimUrl) -> Finding {
        self.finding(code).with("host", Fact::word(url.host())).with("customer", Fact::word(url.customer_id()))
    }

    fn finding(&self, code: Code) -> Finding {
        Finding::new(code, self.clock.now())
    }
}

impl Directory {
    fn take(&mut self, users: Vec<User>) {
        for user in users {
            self.without_email += usize::from(user.emails.is_empty());
            let names = user.emails.into_iter().chain(user.user_name);
            names.filter(|name| is_usable(name)).for_each(|name| self.people.insert(name));
        }
    }
}
