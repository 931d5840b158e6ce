// Compiled, never run: what must not compile is marked, and the mark itself fails where it does compile.
import { type ErrorCode, type BodyFragment, Client, InitiativeList, InitiativeProfile, TargetGroupList } from '../client/index.ts';

const client = new Client({ url: 'https://cms.example.org/graphql/' });

export async function compiles(): Promise<string[]> {
  await client.query(TargetGroupList);
  const { initiatives } = await client.query(InitiativeList, { filter: { level: ['STATE'], land: ['DE-NW'] }, first: 3 });
  const { initiative } = await client.query(InitiativeProfile, { slug: 'chemsite' });
  const texts = (initiative?.body ?? []).map(textOf);
  return [...initiatives.nodes.map(({ title }) => title), ...texts];
}

export function textOf(block: BodyFragment): string {
  return block.__typename === 'RichTextBlock' ? block.html : '';
}

export async function doesNotCompile(code: ErrorCode): Promise<void> {
  // @ts-expect-error The slug is required.
  await client.query(InitiativeProfile);
  // @ts-expect-error No such filter.
  await client.query(InitiativeList, { filter: { colour: ['red'] } });
  // @ts-expect-error No such level.
  await client.query(InitiativeList, { filter: { level: ['GALAXY'] } });
  // @ts-expect-error The initiative may be null.
  (await client.query(InitiativeProfile, { slug: 'chemsite' })).initiative.title;
  // @ts-expect-error No such code.
  if (code === 'WHATEVER') throw new Error();
}
