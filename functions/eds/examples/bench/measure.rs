//! CPU time and memory, as Linux reports them.
#![expect(clippy::disallowed_methods, reason = "a separate program")]

/// The reason why a measurement failed.
pub(crate) type Error = Box<dyn std::error::Error>;

/// The minimum CPU time of a round, in microseconds.
const ROUND: f64 = 200_000.0;

/// Returns the average CPU time of a run over a round, in microseconds.
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

/// Returns the CPU time of this thread, in microseconds.
pub(crate) fn cpu() -> Result<f64, Error> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds = stat.split(' ').next().ok_or("the CPU time is missing")?;
    Ok(nanoseconds.parse::<f64>()? / 1000.0)
}

/// Returns the peak memory of this process, in megabytes.
pub(crate) fn peak() -> Result<f64, Error> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    Ok(kilobytes.ok_or("the peak memory is missing")?.parse::<f64>()? / 1024.0)
}
