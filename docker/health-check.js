/** Asks the server in this container for a health page: `node health-check.js /health/live`. Ends with 0 when it says yes. */
const page = new URL(process.argv[2], `http://127.0.0.1:${process.env.CHANCERY_PORT || 3000}`);

const healthy = await fetch(page).then(
  (answer) => answer.ok,
  () => false,
);
process.exitCode = healthy ? 0 : 1;
