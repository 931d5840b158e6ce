// Prints the verdict of every audit that GraphQL over HTTP has for servers, as JSON.
// Usage: node audit.mjs <url of the endpoint>
import { serverAudits } from "graphql-http";

const results = [];
for (const audit of serverAudits({ url: process.argv[2] })) {
  const { id, name, status, reason } = await audit.fn();
  results.push({ id, name, status, reason });
}
console.log(JSON.stringify(results));
