// Counts checks; a failed check prints its reason and the others continue.

// The longest wait in milliseconds.
const LONGEST = 120_000;

const inTime = async (run) => {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error("it does not end")), LONGEST);
  });
  return Promise.race([run(), late]).finally(() => clearTimeout(timer));
};

/** A list of checks and how they ended. */
export class Suite {
  passed = 0;
  failures = [];

  /** Runs a check; it fails if it throws or returns complaints. */
  async check(name, run) {
    let complaints;
    try {
      complaints = (await inTime(run)) ?? [];
    } catch (error) {
      complaints = [error.message];
    }
    if (complaints.length === 0) {
      this.passed += 1;
    } else {
      this.failures.push(name);
      console.log(`FAILED ${name}`);
      for (const complaint of complaints) console.log(`  ${complaint}`);
    }
  }

  /** Prints the counts and ends the program. */
  finish() {
    console.log(`${this.passed} passed, ${this.failures.length} failed`);
    process.exitCode = this.failures.length === 0 ? 0 : 1;
  }
}

/** Runs a job for each item, a few at once. */
export const each = async (items, workers, job) => {
  const left = [...items];
  const work = async (_, number) => {
    while (left.length > 0) await job(left.shift(), number);
  };
  await Promise.all(Array.from({ length: workers }, work));
};
