//! `tugan serve`.
