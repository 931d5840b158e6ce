// Reads { name: content } from standard input and prints what feedsmith understands of each feed.
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from "feedsmith";

const parsers = { rss: parseRssFeed, atom: parseAtomFeed, json: parseJsonFeed, xml: parseOpml };
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const feeds = JSON.parse(Buffer.concat(chunks).toString());
const understood = Object.entries(feeds).map(([name, content]) => {
  const format = new URL(name, "http://localhost").pathname.split(".").pop();
  return [name, parsers[format](content)];
});
console.log(JSON.stringify(Object.fromEntries(understood)));
