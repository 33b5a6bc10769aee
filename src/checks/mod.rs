//! Does what was typed work? Checks judge answers of 8x8; advice turns findings into words.

pub mod finding;
