//! `/api/v1/invitations`: looked at, and made. What may stand in one is judged as on the form of the desk.

use axum::Json;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::body::Sent;
use super::caller::{Caller, ReadsInvitations, WritesInvitations};
use super::creation::Once;
use super::invitation_view::{Tongue, View, Views, WithLink};
use super::kind::Kind;
use super::problem::{Field, Refusal};
use super::query::{Asked, Id, Limit, Nothing, next};
use crate::cases::{Created, Creation, Invitation, Invited, NewInvitation};
use crate::secret::Secret;
use crate::tokens;
use crate::web::invitation_acts::link;
use crate::web::invitation_fields::{Draft, Typed};
use crate::web::state::App;

const HERE: &str = "/api/v1/invitations";

/// Which page of the list.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::web) struct Paging {
    /// The id of the last invitation of the page before.
    #[param(value_type = Option<String>, format = "uuid")]
    after: Option<Id>,
    /// How many stand on a page.
    #[param(value_type = Option<u16>, minimum = 1, maximum = 100, default = 50)]
    limit: Option<Limit>,
    /// `true` for rehearsals alone, which are left out otherwise.
    #[serde(default)]
    #[param(default = false)]
    rehearsal: bool,
}

/// Whom to invite.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewInvitation)]
pub(in crate::web) struct Wanted {
    /// The company. Nothing that looks like a credential.
    #[schema(min_length = 1, max_length = 200, examples("Acme Ltd"))]
    company: String,
    /// The contact's name.
    #[schema(min_length = 1, max_length = 200, examples("Jane Doe"))]
    contact_name: String,
    /// The contact's mail address.
    #[schema(format = Email, min_length = 3, max_length = 200, examples("it@acme.example"))]
    contact_email: String,
    /// In which language they are addressed; English unless said otherwise.
    #[schema(inline)]
    language: Option<Tongue>,
    /// For how many days the link is valid; 14 unless said otherwise.
    #[schema(minimum = 1, maximum = 30, examples(14))]
    days: Option<i64>,
    /// For the support desk alone.
    #[schema(max_length = 1000)]
    note: Option<String>,
    /// The group of recipients to whom its packages are sealed; those without a group unless said otherwise.
    #[schema(max_length = 200)]
    recipient_group: Option<String>,
    /// Whether staff rehearse with it.
    rehearsal: Option<bool>,
}

impl Wanted {
    fn draft(self) -> Draft {
        Draft {
            company: self.company,
            contact_name: self.contact_name,
            contact_email: self.contact_email,
            language: Some(self.language.unwrap_or(Tongue::En).tag().to_owned()),
            days: self.days.map(|days| days.to_string()),
            note: self.note.unwrap_or_default(),
            recipient_group: self.recipient_group.unwrap_or_default(),
            is_rehearsal: self.rehearsal.unwrap_or_default(),
        }
    }
}

/// List invitations, the newest first
#[utoipa::path(get, path = "/api/v1/invitations", tag = "invitations", operation_id = "listInvitations",
    params(Paging), security(("token" = ["invitations:read"])), responses((status = 200, description = "A page of them", body = Views)))]
pub(in crate::web) async fn list(
    app: App,
    _: ReadsInvitations,
    Asked(paging): Asked<Paging>,
) -> Result<Json<Views>, Refusal> {
    let (limit, now) = (paging.limit.unwrap_or_default().get(), app.clock.now());
    let after = paging.after.map(|after| after.0);
    let mut found = app.store.invitations_of_kind(after.as_deref(), paging.rehearsal, limit + 1).await?;
    let is_more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let last = found.last().filter(|_| is_more);
    let rehearsal = paging.rehearsal.then(|| "true".to_owned());
    let next = last.map(|last| {
        next(HERE, &[("after", Some(last.id.clone())), ("limit", Some(limit.to_string())), ("rehearsal", rehearsal)])
    });
    Ok(Json(Views { items: found.into_iter().map(|invitation| View::of(invitation, now)).collect(), next }))
}

/// The invitation of an address.
pub(super) async fn find(app: &App, id: &str) -> Result<Invitation, Refusal> {
    app.store.invitation(id).await?.ok_or_else(|| Refusal::new(Kind::NotFound))
}

/// Look at an invitation
#[utoipa::path(get, path = "/api/v1/invitations/{id}", tag = "invitations", operation_id = "getInvitation",
    params(("id" = String, Path, format = "uuid", description = "The invitation's id")),
    security(("token" = ["invitations:read"])), responses((status = 200, description = "The invitation", body = View)))]
pub(in crate::web) async fn get(
    app: App,
    _: ReadsInvitations,
    Path(id): Path<String>,
    _: Asked<Nothing>,
) -> Result<Json<View>, Refusal> {
    Ok(Json(View::of(find(&app, &id).await?, app.clock.now())))
}

/// Invite a company
///
/// The link is in this answer alone: send it to the customer. With an `Idempotency-Key`, a repeated request within 24 hours gets the
/// same answer and invites nobody again.
#[utoipa::path(post, path = "/api/v1/invitations", tag = "invitations", operation_id = "createInvitation",
    params(("Idempotency-Key" = Option<String>, Header, nullable = false, min_length = 1, max_length = 255, pattern = "^[!-~]+$",
        description = "A key of your own for this invitation, such as a UUID: 1 to 255 visible ASCII characters")),
    request_body = Wanted, security(("token" = ["invitations:write"])),
    responses((status = 201, description = "It was made", body = WithLink, headers(("Location" = String, description = "Where it is")))))]
pub(in crate::web) async fn create(
    app: App,
    WritesInvitations(caller): WritesInvitations,
    headers: HeaderMap,
    _: Asked<Nothing>,
    Sent(wanted): Sent<Wanted>,
) -> Result<Response, Refusal> {
    let typed = Typed::of(&app, &wanted.draft());
    let Some((invited, days)) = typed.complete() else {
        let fields = typed.refused(&app).into_iter();
        let fields = fields.map(|refused| Field { field: refused.name.to_owned(), detail: refused.why });
        return Err(Refusal::fields(Kind::Invalid, fields.collect()));
    };
    let once = Once::of(&headers, &caller, &canonical(&invited, days))?;
    let (invitation, token) = made(&app, &caller, once.as_ref(), (&invited, days)).await?;
    let location = format!("{HERE}/{}", invitation.id);
    let invitation = View::of(invitation, app.clock.now());
    let answer = Json(WithLink { link: link(&app, &token), invitation });
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], answer).into_response())
}

/// What two requests have in common if they ask for the same.
fn canonical(invited: &Invited, days: i64) -> String {
    let details = &invited.details;
    json!([
        details.company,
        details.contact_name,
        details.contact_email,
        invited.language,
        invited.note,
        invited.recipient_group,
        invited.is_rehearsal,
        days
    ])
    .to_string()
}

/// The invitation as it was when it was made, now or by an earlier request, and the token of its link.
async fn made(
    app: &App,
    caller: &Caller,
    once: Option<&Once>,
    (invited, days): (&Invited, i64),
) -> Result<(Invitation, Secret), Refusal> {
    let now = app.clock.now();
    let (id, expires_at, who) = (tokens::new_id(now), now + SignedDuration::from_hours(24 * days), caller.known.who());
    let token = once.map_or_else(tokens::random_token, |once| once.link_token(caller, &once.salt, &id));
    let hash = tokens::token_hash(token.expose());
    let by = (caller.known.id.as_str(), who.as_str());
    let new = NewInvitation { id: &id, token_hash: &hash, invited, by, created_at: now, expires_at };
    if let Some(once) = once {
        let Once { key_hash, request_hash, salt } = once;
        match app
            .store
            .invite_once(&Creation { token_id: &caller.known.id, key_hash, request_hash, salt }, &new)
            .await?
        {
            Created::Now => {}
            Created::OtherRequest => return Err(Refusal::new(Kind::KeyReused)),
            Created::Before { invitation_id, expires_at, salt } => {
                let token = once.link_token(caller, &salt, &invitation_id);
                return Ok((as_made(app, &invitation_id, expires_at).await?, token));
            }
        }
    } else {
        app.store.invite(&new).await?;
    }
    Ok((find(app, &id).await?, token))
}

/// An invitation as the first answer said it, whatever became of it since. Nothing is left of one whose case was deleted.
async fn as_made(app: &App, id: &str, expires_at: Timestamp) -> Result<Invitation, Refusal> {
    let found = app.store.invitation(id).await?.filter(|found| !found.invited.details.company.is_empty());
    let found = found.ok_or_else(|| Refusal::new(Kind::KeySpent))?;
    Ok(Invitation {
        expires_at,
        revoked_at: None,
        opens: 0,
        starts: 0,
        case_id: None,
        case_code: None,
        completed_at: None,
        ..found
    })
}
