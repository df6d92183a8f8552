//! Faults drawn for people and for programs.
