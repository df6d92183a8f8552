//! CPU time and memory, as Linux tells them.
#![expect(clippy::disallowed_methods, reason = "a program of its own")]

/// Why nothing could be measured.
pub(crate) type Error = Box<dyn std::error::Error>;

/// How long a round takes at least, in microseconds of CPU time.
const ROUND: f64 = 200_000.0;

/// The CPU time that one run takes, in microseconds, on average over a round.
pub(crate) fn microseconds(run: &dyn Fn() -> bool) -> Result<f64, Error> {
    let begin = cpu()?;
    for count in 1.. {
        if !run() {
            return Err("a good signature was refused".into());
        }
        let spent = cpu()? - begin;
        if spent > ROUND {
            return Ok(spent / f64::from(count));
        }
    }
    unreachable!("a round ends")
}

/// The CPU time that this thread has had, in microseconds.
pub(crate) fn cpu() -> Result<f64, Error> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds = stat.split(' ').next().ok_or("no CPU time is told")?;
    Ok(nanoseconds.parse::<f64>()? / 1000.0)
}

/// The most memory that this process has had, in megabytes.
pub(crate) fn peak() -> Result<f64, Error> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    Ok(kilobytes.ok_or("no peak is told")?.parse::<f64>()? / 1024.0)
}
