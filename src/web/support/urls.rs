//! Every URL of the desk.

use super::cases;
use crate::web::guard::Guard::Agent;
use crate::web::guard::Route;

pub(in crate::web) fn routes() -> Vec<Route> {
    vec![Route::get("/support", Agent, cases::get)]
}
