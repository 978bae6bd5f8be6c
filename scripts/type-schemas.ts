/**
 * Derives JSON Schemas and descriptions from the types of what is answered and posted, with their doc comments, into
 * `src/http/openapi/types.json`. Part of `npm run build`; a test fails when the file is not what the types say.
 */
import { globSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

type Schema = Record<string, unknown>;

const root = process.argv[2] ?? process.cwd();
const TARGET = 'src/http/openapi/types.json';
/** Their schemas are made of the rules of their fields; the types add what the fields mean. */
const isPosted = (file: string): boolean => /^src\/domain\/(events|values)\//.test(file);

const views = globSync('projections/*.ts', { cwd: root });
const answers = ['src/http/answers.ts'];
const posted = globSync('src/domain/{events/*/{payloads,party},values/*}.ts', { cwd: root });

const program = ts.createProgram(
  [...views, ...answers, ...posted].map((file) => join(root, file)),
  {
    strict: true,
    exactOptionalPropertyTypes: true,
    experimentalDecorators: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    resolveJsonModule: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  },
);
const checker = program.getTypeChecker();

const schemas: Record<string, Schema> = {};
const descriptions: Record<string, { description: string; properties: Record<string, string> }> = {};

for (const symbol of exportsOf(posted)) {
  if (!symbol.declarations?.some((one) => ts.isClassDeclaration(one) || ts.isInterfaceDeclaration(one)))
    continue;
  const properties = checker.getDeclaredTypeOfSymbol(symbol).getProperties();
  descriptions[symbol.name] = {
    description: commentOf(symbol),
    properties: Object.fromEntries(
      properties.flatMap((property) => {
        const text = commentOf(property);
        return text === '' ? [] : [[property.name, text]];
      }),
    ),
  };
}
for (const symbol of [
  ...exportsOf(views).filter(({ name }) => /^[A-Z]\w*View$/.test(name)),
  ...exportsOf(answers),
]) {
  define(symbol, checker.getDeclaredTypeOfSymbol(symbol));
}

const sorted = (record: object): object =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
  join(root, TARGET),
  `${JSON.stringify({ schemas: sorted(schemas), descriptions: sorted(descriptions) }, null, 2)}\n`,
);

function exportsOf(files: readonly string[]): ts.Symbol[] {
  return files.flatMap((file) => {
    const source = program.getSourceFile(join(root, file));
    const module = source && checker.getSymbolAtLocation(source);
    return module ? checker.getExportsOfModule(module).map(resolved) : [];
  });
}

function resolved(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** What a reader gets of a row is called a row. */
function publicName(name: string): string {
  return name.replace(/View$/, 'Row');
}

function define(symbol: ts.Symbol, type: ts.Type): string {
  const name = publicName(symbol.name);
  if (!(name in schemas)) {
    schemas[name] = {};
    schemas[name] = described(structureOf(type), commentOf(symbol));
  }
  return name;
}

function commentOf(symbol: ts.Symbol): string {
  return ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}

function described(schema: Schema, description: string): Schema {
  return description === '' ? schema : { ...schema, description };
}

/** A schema, or a reference to one where the type has a name of ours. */
function schemaOf(type: ts.Type): Schema {
  const parts = type.isUnion() ? type.types.filter((one) => !(one.flags & ts.TypeFlags.Undefined)) : [type];
  const isNullable = parts.some((one) => one.flags & ts.TypeFlags.Null);
  const others = parts.filter((one) => !(one.flags & ts.TypeFlags.Null));
  if (isNullable) return { anyOf: [...alternatives(others), { type: 'null' }] };
  const named = nameOf(type);
  if (named) return reference(named, type);
  const [first, ...more] = alternatives(others);
  return more.length === 0 && first ? first : { anyOf: [first, ...more] };
}

function alternatives(types: readonly ts.Type[]): Schema[] {
  const literals = types.filter((one) => one.isStringLiteral()).map((one) => one.value);
  const booleans = types.filter((one) => one.flags & ts.TypeFlags.BooleanLiteral);
  const rest = types.filter((one) => !one.isStringLiteral() && !booleans.includes(one));
  return [
    ...(literals.length > 0 ? [{ type: 'string', ...oneOrMore(literals) }] : []),
    ...(booleans.length === 0 ? [] : [booleanOf(booleans)]),
    ...rest.map((one) => {
      const named = nameOf(one);
      return named ? reference(named, one) : structureOf(one);
    }),
  ];
}

function oneOrMore(words: readonly string[]): Schema {
  return words.length === 1 ? { const: words[0] } : { enum: words.toSorted() };
}

function booleanOf(literals: readonly ts.Type[]): Schema {
  if (literals.length > 1) return { type: 'boolean' };
  return { type: 'boolean', const: literals.every((one) => checker.typeToString(one) === 'true') };
}

function isOurs(symbol: ts.Symbol | undefined): symbol is ts.Symbol {
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
  return file !== undefined && !file.includes('node_modules') && !/^__/.test(symbol?.name ?? '__');
}

function nameOf(type: ts.Type): ts.Symbol | undefined {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  const isNamed = symbol !== undefined && symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class);
  const isAliasOfObjects =
    type.aliasSymbol !== undefined &&
    (type.flags & ts.TypeFlags.Object ||
      (type.isUnion() &&
        type.types.every((one) => one.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))));
  return (isNamed || isAliasOfObjects) && isOurs(symbol) && !type.aliasTypeArguments ? symbol : undefined;
}

function reference(symbol: ts.Symbol, type: ts.Type): Schema {
  const file = relative(root, symbol.declarations?.[0]?.getSourceFile().fileName ?? '');
  const name = isPosted(file) ? symbol.name : define(symbol, type);
  return { $ref: `#/components/schemas/${name}` };
}

function structureOf(type: ts.Type): Schema {
  if (type.isUnion()) return unionOf(type.types);
  if (type.isStringLiteral()) return { type: 'string', const: type.value };
  if (type.isNumberLiteral()) return { type: 'integer', const: type.value };
  if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
  if (type.flags & ts.TypeFlags.NumberLike) return { type: 'integer' };
  if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
  if (type.flags & ts.TypeFlags.Unknown) return {};
  if (type.flags & ts.TypeFlags.NonPrimitive) return { type: 'object' };
  if (checker.isArrayLikeType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return { type: 'array', items: item ? schemaOf(item) : {} };
  }
  return objectOf(type);
}

/** Objects that a field with one word tells apart say so. */
function unionOf(types: readonly ts.Type[]): Schema {
  const parts = types.map((one) => {
    const named = nameOf(one);
    return named ? reference(named, one) : structureOf(one);
  });
  const [first] = types;
  const tag = first
    ?.getProperties()
    .map(({ name }) => name)
    .find((name) => new Set(types.map((one) => wordOf(one, name))).size === types.length);
  if (tag === undefined) return { anyOf: parts };
  const mapping = Object.fromEntries(
    types.flatMap((one, i) => {
      const found = one.getProperty(tag);
      const word = found && checker.getTypeOfSymbol(found);
      const name = parts[i]?.['$ref'];
      return word?.isStringLiteral() && name !== undefined ? [[word.value, name]] : [];
    }),
  );
  const isByName = Object.keys(mapping).length === parts.length;
  return { oneOf: parts, ...(isByName ? { discriminator: { propertyName: tag, mapping } } : {}) };
}

/** The one word, or the one boolean, that a field of the type may have, as it is written. */
function wordOf(type: ts.Type, name: string): string | undefined {
  const property = type.getProperty(name);
  const found = property && checker.getTypeOfSymbol(property);
  const isOne = found?.isStringLiteral() || (found && found.flags & ts.TypeFlags.BooleanLiteral);
  return found && isOne ? checker.typeToString(found) : undefined;
}

function objectOf(type: ts.Type): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const property of checker.getPropertiesOfType(type)) {
    properties[property.name] = propertyOf(property);
    if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
  }
  const index = type.getStringIndexType();
  return {
    type: 'object',
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(index ? { additionalProperties: schemaOf(index) } : {}),
  };
}

/** `@format` and `@pattern` of the comment narrow a text, or the texts of a list. A number is whole unless it is `@format double`. */
function propertyOf(property: ts.Symbol): Schema {
  const schema = schemaOf(checker.getTypeOfSymbol(property));
  const tags = Object.fromEntries(
    property
      .getJsDocTags(checker)
      .filter(({ name }) => name === 'format' || name === 'pattern')
      .map(({ name, text }) => [name, ts.displayPartsToString(text)]),
  );
  return described(narrowed(schema, tags), commentOf(property));
}

function narrowed(schema: Schema, tags: Schema): Schema {
  if (Object.keys(tags).length === 0) return schema;
  if (schema['type'] === 'string') return { ...schema, ...tags };
  if (schema['type'] === 'integer') return { ...schema, type: 'number', ...tags };
  if (schema['type'] === 'array') return { ...schema, items: narrowed(schema['items'] as Schema, tags) };
  const anyOf = schema['anyOf'] as Schema[] | undefined;
  return anyOf
    ? { ...schema, anyOf: anyOf.map((one) => (one['type'] === 'null' ? one : narrowed(one, tags))) }
    : schema;
}
