//! Does a visit go as it should? The whole portal in process: do, look, and say what a person would see.

#[cfg(test)]
mod page;
#[cfg(test)]
mod visitor;
#[cfg(test)]
mod portal;
#[cfg(test)]
mod healthy;
#[cfg(test)]
mod drawings;
#[cfg(test)]
mod guide;
mod handover;
#[cfg(test)]
mod whole;
#[cfg(test)]
mod packages;
#[cfg(test)]
mod outdated;
#[cfg(test)]
mod other_case;
#[cfg(test)]
mod beside;
#[cfg(test)]
mod scenarios;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod nul;
#[cfg(test)]
mod out_of_place;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod at_once;
#[cfg(test)]
mod cross_site;
#[cfg(test)]
mod budgets;
#[cfg(test)]
mod headers;
#[cfg(test)]
mod return_link;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod delete;
#[cfg(test)]
mod looks_different;
#[cfg(test)]
mod ending;
#[cfg(test)]
mod styleguide;
#[cfg(test)]
mod live;
#[cfg(test)]
mod waiting;
#[cfg(test)]
mod mended;
#[cfg(test)]
mod words;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod german;
#[cfg(test)]
mod pseudo;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod half_links;
#[cfg(test)]
mod half_walls;
#[cfg(test)]
mod half_link_ends;
#[cfg(test)]
mod invitations;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod sides;
#[cfg(test)]
mod access;
#[cfg(test)]
mod issuer;
#[cfg(test)]
mod elsewhere;
#[cfg(test)]
mod rehearsal;
#[cfg(test)]
mod replicas;
#[cfg(test)]
mod replicas_live;
#[cfg(test)]
mod moving;
#[cfg(test)]
mod program;
#[cfg(test)]
mod api;
#[cfg(test)]
mod api_document;
#[cfg(test)]
mod api_events;
#[cfg(test)]
mod api_refusals;
#[cfg(test)]
mod api_tokens;
#[cfg(test)]
mod receiver;
#[cfg(test)]
mod webhooks;
#[cfg(test)]
mod webhooks_late;
#[cfg(test)]
mod webhooks_day;
#[cfg(test)]
mod webhooks_desk;
