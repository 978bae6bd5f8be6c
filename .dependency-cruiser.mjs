/**
 * The house: who may import whom. A rule called `only-...` lists all that its folder may reach, anything else breaks it.
 * Each comment says what to do instead. To allow more, change the rule here and say why in `docs/decisions/`.
 */

const packages = (...names) => `^node_modules/(${names.join('|')})/`;
const builtins = (...names) => `^(${names.join('|')})$`;

const port = '^src/log/[^/]+\\.ts$';
const adapters = '^src/log/[^/]+/';
const root = '^src/compose(-webhooks)?\\.ts$';
const module = '^src/app\\.module\\.ts$';
const opening = '^src/open-(log|backup|read-side|projection)\\.ts$';
const workers = '^src/(question|projection)-worker\\.ts$';
const server = '^src/server\\.ts$';
/** What a program says of itself, and how, how it writes an event, and how it speaks with an assistant. */
const ofPrograms = '^src/http/(event-json|logger|version|mcp/protocol)\\.ts$';
/** Programs of threads by their names in package.json: there once they are built. */
const built = '^#(question|projection)-worker$';
const start = '^src/main\\.ts$';
/** What was thrown, as an error and as a sentence: everybody who catches says it in the same way (decision 0030). */
const thrown = '^src/thrown\\.ts$';
const tests = '^test/';
/** What others see of the client. */
const client = '^client/src/index\\.ts$';

const rules = [
  {
    name: 'only-the-port-and-the-chain',
    comment:
      'src/log/*.ts is the port: it knows no adapter, no domain and no framework. Put what needs a driver into ' +
      'src/log/<adapter>/, and what is not about storing into src/application/.',
    from: { path: port },
    to: { pathNot: [port, builtins('crypto'), packages('canonicalize')] },
  },
  {
    name: 'only-the-port-and-its-own-driver',
    comment:
      'A log adapter knows the port, its own files and its driver. What two adapters share belongs into src/log/*.ts; ' +
      'what it needs from outside is passed to the function that opens it.',
    from: { path: '^src/log/((?!mirror/)[^/]+)/' },
    to: {
      dependencyTypesNot: ['core'],
      pathNot: [
        port,
        thrown,
        '^src/log/$1/',
        packages('better-sqlite3', '@kurrent/kurrentdb-client', '@grpc/grpc-js', 'canonicalize', 'lru-cache'),
      ],
    },
  },
  {
    name: 'only-the-port-and-the-embedded-log',
    comment:
      'The mirror keeps a log of any store in the format of the embedded one: it knows the port and src/log/sqlite/. What ' +
      'needs a certain store belongs into the adapter of that store.',
    from: { path: '^src/log/mirror/' },
    to: {
      dependencyTypesNot: ['core'],
      pathNot: [port, thrown, '^src/log/(mirror|sqlite)/', packages('lru-cache')],
    },
  },
  {
    name: 'only-hashes-and-signatures',
    comment:
      'src/attestation/ is what a stranger needs to check a record with: trees, proofs, signed heads. It computes and reads ' +
      'nothing; what is read of a log or a file is passed in from src/application/attest/.',
    from: { path: '^src/attestation/' },
    to: { pathNot: ['^src/attestation/', '^src/log/recorded-at\\.ts$', builtins('crypto')] },
  },
  {
    name: 'only-the-domain',
    comment:
      'Decisions are pure. Take a time, an id or a stored fact as an argument, and let src/application/ fetch it. ' +
      'The libraries allowed are themselves pure: class-validator (payload fields) and edtf (uncertain dates).',
    from: { path: '^src/domain/' },
    to: { pathNot: ['^src/domain/', packages('class-validator', 'edtf')] },
  },
  {
    name: 'only-the-domain-and-the-kit',
    comment:
      'A read model is a pure fold over history. It uses the types of src/domain/ and the kit in projections/; the ' +
      'runtime in src/application/ feeds it and keeps its rows.',
    from: { path: '^projections/' },
    to: { pathNot: ['^projections/', '^src/domain/'] },
  },
  {
    name: 'only-the-domain-for-sheets',
    comment:
      'src/exchange/sheet/ says what the rows of a sheet are, and knows no record, no clock and no file: rows come in, what ' +
      'to post and what is refused comes out. What is on the record is passed in from src/application/sheets/.',
    from: { path: '^src/exchange/sheet/' },
    to: { pathNot: ['^src/exchange/sheet/', '^src/domain/'] },
  },
  {
    name: 'only-files-and-tables',
    comment:
      'src/exchange/table/ makes tables of the bytes of files and back: it knows the libraries that read them, and what a ' +
      'table is. What the cells mean belongs into src/exchange/sheet/.',
    from: { path: '^src/exchange/table/' },
    to: {
      pathNot: [
        '^src/exchange/(table/|sheet/table\\.ts$)',
        thrown,
        builtins('buffer'),
        packages('@e965/xlsx', 'csv-parse', 'csv-stringify', 'fflate'),
      ],
    },
  },
  {
    name: 'only-inwards-from-the-application',
    comment:
      'A use case knows the port of the log, the domain and the read models, and neither an adapter nor HTTP. Pass the ' +
      'adapter in from src/compose.ts; leave requests, headers and status codes to src/http/.',
    from: { path: '^src/application/' },
    to: {
      dependencyTypesNot: ['core'],
      pathNot: [
        '^src/application/',
        '^src/attestation/',
        '^src/exchange/',
        '^src/views/',
        port,
        thrown,
        '^src/domain/',
        '^projections/',
        '^node_modules/',
      ],
    },
  },
  {
    name: 'only-rows-in-what-is-published',
    comment:
      'A publication is a pure function of rows. It reads nothing and knows no server: what it tells is passed in from ' +
      'src/application/publish/. How CSV is written is known to src/exchange/table/csv.ts.',
    from: { path: '^src/exchange/publish/' },
    to: { pathNot: ['^src/exchange/(publish/|table/csv\\.ts$)', '^src/domain/', '^projections/'] },
  },
  {
    name: 'only-rows-and-their-history',
    comment:
      'src/views/ keeps history and rows and folds them: it knows the port of the log, the domain and the read models. ' +
      'What a use case does with rows belongs into src/application/.',
    from: { path: '^src/views/' },
    to: {
      dependencyTypesNot: ['core'],
      pathNot: [
        '^src/views/',
        port,
        thrown,
        '^src/domain/',
        '^projections/',
        packages('better-sqlite3', 'lru-cache'),
      ],
    },
  },
  {
    name: 'only-what-goes-out',
    comment:
      'src/outbound/ connects to where strangers say, and to nothing inside. It knows no record: what is sent, and what becomes of ' +
      'it, is the matter of src/application/webhooks/, whose port it is.',
    from: { path: '^src/outbound/' },
    to: {
      dependencyTypesNot: ['core'],
      pathNot: ['^src/outbound/', '^src/application/webhooks/post\\.ts$', packages('ipaddr.js')],
    },
  },
  {
    name: 'only-the-client-and-the-web',
    comment:
      'The client runs in a browser and in Node.js, without a bundler and without the server: it knows its own files, what ' +
      'every such runtime has, and three small packages. What it is to know of the API is in the OpenAPI document.',
    from: { path: '^client/' },
    to: { pathNot: ['^client/', packages('openapi-fetch', 'eventsource-parser', 'uuidv7')] },
  },
  {
    name: 'only-the-client-from-the-desk',
    comment:
      'The desk talks to the server through the client alone, so that whatever it needs others can have, and no code of the ' +
      'server is sent to a browser. What is missing is to be added to the API and to client/.',
    from: { path: '^web/src/' },
    to: {
      path: '^(src|projections|scripts|bench|client)/',
      pathNot: client,
    },
  },
  {
    name: 'nothing-imports-the-desk',
    comment: 'The desk is bundled and sent to browsers. What the server serves of it is dist/web/.',
    from: { path: '^(src|projections|scripts|client)/' },
    to: { path: '^web/' },
  },
  {
    name: 'the-client-is-for-programs',
    comment:
      'The server does not ask itself through its client: call the use case in src/application/. A command of src/cli/ that ' +
      'talks to a server uses what client/src/index.ts exports.',
    from: { path: '^(src|projections|scripts)/', pathNot: '^src/cli/' },
    to: { path: '^client/' },
  },
  {
    name: 'only-use-cases-from-the-edge',
    comment:
      'Delivery is thin: it parses, calls the application and maps the answer. If it needs the log or a read model, ' +
      'there is a command or a query missing in src/application/. (A command line may start the server, or open a log.)',
    from: { path: '^src/(http|cli)/' },
    to: {
      dependencyTypesNot: ['core'],
      pathNot: [
        '^src/$1/',
        '^src/application/',
        '^src/domain/',
        '^src/exchange/',
        '^src/config/',
        '^node_modules/',
        server,
        ofPrograms,
        thrown,
        opening,
        client,
      ],
    },
  },
  {
    name: 'logs-are-opened-at-the-start',
    comment:
      'A log is opened where a program begins: in src/compose.ts, in the program of a thread (src/*-worker.ts), or by a command of src/cli/. Everything ' +
      'else is given the port.',
    from: { path: '^(src|projections|scripts)/', pathNot: ['^src/cli/', root, workers] },
    to: { path: opening },
  },
  {
    name: 'only-words-from-the-configuration',
    comment:
      'Configuration is read before anything else exists: it may use the vocabulary of src/domain/ and nothing that starts ' +
      'or stores. Hand what it read to the parts from src/compose.ts.',
    from: { path: '^src/config/' },
    to: { dependencyTypesNot: ['core'], pathNot: ['^src/config/', '^src/domain/'] },
  },
  {
    name: 'one-composition-root',
    comment:
      'Only src/open-log.ts, src/open-backup.ts, src/open-read-side.ts and src/open-projection.ts name an adapter, so that another store is a change in one place. Ask for the port by its ' +
      'token instead.',
    from: { path: '^(src|projections|scripts)/', pathNot: [adapters, opening] },
    to: { path: adapters },
  },
  {
    name: 'nothing-imports-the-start',
    comment: 'src/main.ts starts the server when it is imported. Move what you need into a file of its own.',
    from: {},
    to: { path: start },
  },
  {
    name: 'a-place-for-every-file',
    comment:
      'This file is in none of the folders of the table, so no rule watches it. Move it into one, or give the new folder ' +
      'its own rule.',
    from: {
      path: '^src/',
      pathNot: [
        '^src/(application|attestation|cli|config|domain|exchange|http|log|outbound|views)/',
        root,
        module,
        opening,
        workers,
        server,
        start,
        thrown,
      ],
    },
    to: {},
  },
  {
    name: 'sqlite-in-two-places',
    comment:
      'better-sqlite3 is the driver of the log adapter and of the read-model store. Keep SQL in src/log/sqlite/ and ' +
      'src/views/sqlite/, and give it a method in words of the domain.',
    from: { path: '^(src|projections|scripts)/', pathNot: ['^src/log/sqlite/', '^src/views/sqlite/'] },
    to: { path: packages('better-sqlite3') },
  },
  {
    name: 'http-at-the-edge',
    comment:
      'Fastify, OpenAPI and health pages are matters of src/http/ (and of src/app.module.ts and src/server.ts, which put ' +
      'it together). Return a value and let the edge map it.',
    from: { path: '^(src|projections)/', pathNot: ['^src/http/', module, server] },
    to: {
      path: packages(
        'fastify',
        '@fastify/[^/]+',
        '@nestjs/platform-fastify',
        '@nestjs/swagger',
        '@nestjs/terminus',
      ),
    },
  },
  {
    name: 'no-tests-in-production',
    comment: 'What runs never imports test/. If both need it, it is production code: move it out of test/.',
    from: { pathNot: tests },
    to: { path: tests },
  },
  {
    name: 'no-development-packages-in-production',
    comment:
      'The image is built without development packages. Move the package to `dependencies`, or do without it.',
    from: { path: '^(src|projections|client)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-undeclared-packages',
    comment:
      'The package is not in package.json, or the file is not there. Declare it with an exact version, or mend the path.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'], pathNot: built },
  },
  {
    name: 'no-cycles',
    comment:
      'Two files that load each other cannot be understood, tested or moved alone. Move what both need into a third. ' +
      '(Types that mention each other are fine: they are gone when it runs.)',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
];

export default {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: '^node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
