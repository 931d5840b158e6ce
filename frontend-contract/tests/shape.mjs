// Whether an answer has the shape that schema and document promise: the same facts the types are generated from.
import {
  GraphQLError, getNamedType, getNullableType, isAbstractType, isLeafType, isListType, isNonNullType, isTypeSubTypeOf,
} from 'graphql';

const FORMATS = {
  Date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  DateTime: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)),
};

/** Returns what is wrong with `data`, one line for each fault, each with its path. */
export function faults(schema, document, data) {
  const fragments = new Map(document.definitions.filter((node) => node.kind === 'FragmentDefinition').map((node) => [node.name.value, node]));
  const operation = document.definitions.find((node) => node.kind === 'OperationDefinition');
  return ofObject(schema.getQueryType(), [operation.selectionSet], data, 'data');

  function ofObject(type, selections, value, path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return [`${path}: no object`];
    const runtime = isAbstractType(type) ? schema.getType(value.__typename) : type;
    const fields = new Map();
    selections.forEach((selection) => collect(selection, type, runtime, true, fields));
    const extra = Object.keys(value).filter((key) => !fields.has(key)).map((key) => `${path}.${key}: never asked for`);
    return [...extra, ...[...fields].flatMap(([key, field]) => ofField(key, field, value, path))];
  }

  function ofField(key, { type, selections, certain }, value, path) {
    if (!(key in value)) return certain ? [`${path}.${key}: missing`] : [];
    return ofValue(type, selections, value[key], `${path}.${key}`);
  }

  /** Without a `__typename`, a fragment on one type of several may or may not apply. */
  function collect(selectionSet, type, runtime, certain, fields) {
    for (const node of selectionSet.selections) {
      if (node.kind === 'Field') add(node, runtime ?? type, certain, fields);
      else {
        const fragment = node.kind === 'FragmentSpread' ? fragments.get(node.name.value) : node;
        const condition = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
        const applies = isTypeSubTypeOf(schema, runtime ?? type, condition);
        if (applies || !runtime) collect(fragment.selectionSet, condition, runtime, certain && applies, fields);
      }
    }
  }

  function add(node, owner, certain, fields) {
    const key = (node.alias ?? node.name).value;
    const known = fields.get(key) ?? { selections: [], certain: false };
    if (node.selectionSet) known.selections.push(node.selectionSet);
    known.certain ||= certain;
    known.type = node.name.value === '__typename' ? 'typename' : owner.getFields()[node.name.value].type;
    fields.set(key, known);
  }

  function ofValue(type, selections, value, path) {
    if (type === 'typename') return schema.getType(value) ? [] : [`${path}: no type of the schema`];
    if (value === null) return isNonNullType(type) ? [`${path}: null where ${type} is promised`] : [];
    const bare = getNullableType(type);
    if (isListType(bare)) {
      if (!Array.isArray(value)) return [`${path}: no list`];
      return value.flatMap((item, index) => ofValue(bare.ofType, selections, item, `${path}.${index}`));
    }
    return isLeafType(bare) ? ofLeaf(bare, value, path) : ofObject(getNamedType(bare), selections, value, path);
  }

  function ofLeaf(type, value, path) {
    try {
      if (FORMATS[type.name] ? FORMATS[type.name](value) : type.parseValue(value) !== undefined) return [];
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
    }
    return [`${path}: ${JSON.stringify(value)} is no ${type}`];
  }
}
