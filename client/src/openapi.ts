/** The types of the API. Made of the OpenAPI document by `npm run docs:update`. */
export interface paths {
    "/v1/processes/{processId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The entries of a process, as they were posted
         * @description In recorded order, editorial entries included. Nothing is applied: corrections stand beside what they correct.
         */
        get: operations["listEvents"];
        put?: never;
        /**
         * Post one entry, or a list of them
         * @description Takes an entry, or a list of up to 1,000 that is recorded as a whole or not at all. What is acknowledged is on disk.
         *
         *     **Idempotent.** The same `id` with the same content answers 200 with the positions that it has, before `If-Match` is looked at; with other content 409 `event-id-reused`. A list may mix known and new ids. Entries without an `id` are known again by the `Idempotency-Key` that they were posted with.
         *
         *     **Redaction.** An `EntryRedacted` erases what was posted of an entry, but for what it carries as `body`. The answer comes once it is gone from this server, and its `erasure` says so; on a cluster the store keeps its bytes until `chancery copy-log` fills a fresh one. It cannot be undone.
         *
         *     **CloudEvents 1.0**, structured, as a batch, or in the binary mode with `ce-` headers: see [CloudEvents](https://cloudevents.io) and `docs/import.md`.
         *
         *     Unknown fields are refused. A body may have 4 MiB and 32 levels, a text 20,000 characters.
         */
        post: operations["postEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post any number of entries over any processes, one a line
         * @description Takes NDJSON of any length as it is sent: each line an entry with its `processId`, or a CloudEvent with a `subject`. Lines of one process that come within 1,000 lines are decided and recorded together, as a list that is posted.
         *
         *     Answers while it reads: `{"committed":n,"line":m}` as it goes, then `{"done":true,...}`, or the first line that is refused, and why. What is on the record by then stays: every line before it, and perhaps lines of other processes within 1,000 lines after it. An answer that ends with neither was cut off.
         *
         *     **Idempotent.** An entry is known by its `id`; one without gets one that is made of its process and of what it says. To send all of it again is safe.
         *
         *     A line may have 1 MiB and 32 levels. Blank lines count and say nothing. Four imports of one caller go on at once, and eight of all.
         */
        post: operations["importEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/events/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One entry, with every editorial entry about it
         * @description Each datum of the read models names the entry that it is from; here are its sources, and what was later corrected, disputed, corroborated or retracted.
         */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The event types, and where the schemas of their payloads are
         * @description Every type of the catalogue with the version that is written now.
         */
        get: operations["listSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schemas/{type}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The JSON Schema of a payload
         * @description JSON Schema 2020-12 of the `data` of an entry, a document that stands alone. It tells the shape; what a decision asks beyond that, such as that a party has joined, stands in the vocabulary.
         */
        get: operations["getSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/templates/{types}.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An empty sheet for event types
         * @description The header, a line that says what each column wants, and an example of each type. Lines whose `row` begins with `#` are remarks: sent as it is, a template changes nothing.
         */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/sheet.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The entries of a process as a sheet
         * @description Every entry about the world as it reads now, corrections applied, in recorded order; each row is named by the id of its entry. Sent back as it is, it changes nothing. No cell is one that a spreadsheet runs.
         */
        get: operations["exportSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/sheets/{sheet}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold a sheet against the record, and record what differs
         * @description CSV (RFC 4180, UTF-8; comma, semicolon or tab) or XLSX, up to 10,000 rows and 16 MiB. Columns are paths into an entry; `row` names each row for good, and with the process and the name of the sheet makes the id of its entry. A new row is an entry, a row that has changed an `EntryCorrected` of what differs, for the reason in the column `reason`; an equal one costs nothing, and what has no column is left as it is.
         *
         *     Without `apply=true` all of it is decided and nothing recorded. The answer says what would be appended, corrected and left, which entries of the sheet it has no rows of any more, and what is refused by line and column. With it all is recorded in one batch, or nothing.
         *
         *     A name in a column of party ids is read as the id where one party alone bears it; where another one bears a name like it they are proposed and the row is refused.
         */
        post: operations["postSheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The drafts of a process
         * @description Without their texts; those that were proposed last come first. As an event stream the same drafts are a live feed, in the order of their last changes: each change comes with what has happened to the draft, and a draft that no longer is in one of the states is `gone`. It ends when the caller may no longer record for the process.
         */
        get: operations["listDrafts"];
        put?: never;
        /**
         * Propose entries
         * @description Nothing of it is on the record until somebody accepts it, and no answer about the process has it. Each entry comes with words of the texts that it was read from, which have to stand there. The verdicts say what the record would answer. Up to 100 entries in a draft, and 1000 drafts that wait for a process.
         *
         *     **Idempotent** with a `draftId`: the same proposal under the same id is the same draft.
         */
        post: operations["proposeEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/drafts/{draftId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One draft
         * @description With its texts and its history, and what the record would answer now to the entries that wait.
         */
        get: operations["getDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/drafts/{draftId}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the entries that wait
         * @description Takes every entry that waits, as it is to be, and others if there are more; texts are added. To drop an entry, reject it.
         */
        post: operations["reviseDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/drafts/{draftId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept entries of a draft
         * @description Records them in one batch, as a post of the caller, each with `proposedBy`; what the record refuses is told, and then nothing is accepted. Entries about the record need an editor. Sent again with the same `entryIds` it changes nothing.
         */
        post: operations["acceptDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/drafts/{draftId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject entries of a draft
         * @description They stay in the draft with the reason. Sent again it changes nothing.
         */
        post: operations["rejectDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Processes
         * @description Its parties, and the determined status of its phases. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listProcesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of the processes
         * @description Its parties, and the determined status of its phases. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["getProcess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/phases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phases of a process
         * @description The determined status and what each party declares are kept apart. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listPhases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/phases/{phaseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of the phases
         * @description The determined status and what each party declares are kept apart. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["getPhase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Commitments of a process
         * @description Standing (is it owed?) and level (how far is it implemented?) are two axes; claims of parties stand beside assessments. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listCommitmentsOfProcess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Commitments of all processes
         * @description Standing (is it owed?) and level (how far is it implemented?) are two axes; claims of parties stand beside assessments. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listCommitments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/commitments/{commitmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of the commitments
         * @description Standing (is it owed?) and level (how far is it implemented?) are two axes; claims of parties stand beside assessments. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["getCommitment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/violations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Violations of a process
         * @description What is alleged, and beside it what each monitor has found, who denies it, and whether it is settled. A finding may be against others than the allegation. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listViolationsOfProcess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/violations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Violations of all processes
         * @description What is alleged, and beside it what each monitor has found, who denies it, and whether it is settled. A finding may be against others than the allegation. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listViolations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/violations/{violationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of the violations
         * @description What is alleged, and beside it what each monitor has found, who denies it, and whether it is settled. A finding may be against others than the allegation. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["getViolation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agreements of a process
         * @description Their points, their steps, and where each party stands. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listAgreements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Meetings of a process
         * @description Planned, moved, held or called off, with the statements made there. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listMeetings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Statements of a process
         * @description What was said in public, by whom, about what, whether it stands, and the entries that cite it. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/statements/{statementId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of the statements
         * @description What was said in public, by whom, about what, whether it stands, and the entries that cite it. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bodies of a process
         * @description Commissions, missions and authorities that the process sets up, and whether they stand. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listBodies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/bodies/{bodyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of the bodies
         * @description Commissions, missions and authorities that the process sets up, and whether they stand. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["getBody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Timeline of a process
         * @description Entry by entry in occurred order, corrections applied, with what was later said about each. Retracted entries are gone. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Parties
         * @description Across processes: where a party takes part, and the commitments that bind it, counted. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["listParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parties/{partyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of the parties
         * @description Across processes: where a party takes part, and the commitments that bind it, counted. Asked with `Accept: text/event-stream`, this is a live feed of the same rows under the same filter. A row that is not there is refused as it is for JSON, but never to a client that comes back with an `id`.
         */
        get: operations["getParty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the entries of all processes
         * @description Entries of the timeline that have what is looked for, best first, each with why it was found. As of a moment the texts are as they were then, and what was not known is not found. What a search finds is no feed.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed in a process between two moments
         * @description Row by row, with the entries that caused it; no entries where time alone did. By the occurred clock: what happened. By the recorded clock: what was learnt. By the reported clock: what was published.
         */
        get: operations["getDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/timeline.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The timeline as a page shows it
         * @description For TimelineJS of Knight Lab: a slide for each entry, under its id as `unique_id`, with its sources; or, as `format=jsonld`, in the words of schema.org, with all languages. It is narrowed as the timeline is. At most 20,000 entries.
         */
        get: operations["publishTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/timeline.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The timeline as a table
         * @description CSV (RFC 4180, UTF-8), a line for each entry. Without `lang` a text has a column for each language, `title.ar`. A cell that a spreadsheet would run begins with an apostrophe. It is narrowed as the timeline is. At most 20,000 entries.
         */
        get: operations["publishCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/timeline.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is new, as Atom
         * @description The 100 entries about which something was last recorded, newest first. One that was corrected comes again under the same id, with another `updated`; one that was retracted is gone. It is narrowed as the timeline is. At most 20,000 entries.
         */
        get: operations["publishAtom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/timeline.feed.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is new, as JSON Feed
         * @description The same entries as in Atom, as JSON Feed 1.1. It is narrowed as the timeline is. At most 20,000 entries.
         */
        get: operations["publishJsonFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/timeline.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meetings, for a calendar
         * @description iCalendar (RFC 5545). A meeting has the same UID for ever, and a higher SEQUENCE whenever anything is recorded about it; one that was cancelled says so. A date that is uncertain takes up all the days that it may be, and is told as it was recorded. At most 20,000 entries.
         */
        get: operations["publishCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log: every event in recorded order
         * @description For whoever needs each event. A page as JSON; all of it as NDJSON; or followed live as server-sent events, an `entry` each with its position as `id`, and `up-to-date` when all that there was has been sent. An id that cannot be used, or that is past the head, gives `reset` and the log from its beginning.
         */
        get: operations["readLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of all read models
         * @description A feed only: asked for JSON it is `invalid-query`. Each `data` names its `projection`; the key of a row of a process is `<processId>/<key>` unless `process` names one.
         */
        get: operations["followChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Replay a history, entry by entry
         * @description Server-sent events: an `entry` each, with the row changes that it makes by the fold that made the live rows, then `end`. The `id` is its place in occurred and in reported order, or its position in recorded order: who comes back with one goes on after it. Who comes back with the id of the end, `end`, gets 204: a browser then stops.
         */
        get: operations["replayProcess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The webhooks of the caller
         * @description An admin is shown those of all callers.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have entries sent to a URL
         * @description Each entry that is recorded from then on, that the caller may see and that the filter asks for, is posted to the URL as a CloudEvent, signed as Standard Webhooks have it, one after the other in recorded order. A message may come more than once; none is left out. Before the first entry a message that tells of none has to be answered with a 2xx.
         *
         *     For callers with a key: what a token grants is over with it. A caller may have 20. The secret is in this answer and nowhere else.
         */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One webhook
         * @description How its deliveries stand, with the newest attempts: what has come since the last note is not told yet.
         */
        get: operations["getWebhook"];
        /**
         * Change where entries are sent, or which
         * @description Another URL is tried at once, whatever the one before it did not take.
         */
        put: operations["changeWebhook"];
        post?: never;
        /**
         * Remove a webhook
         * @description Nothing is sent any more.
         */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a webhook
         * @description Sends one message that tells of no entry, and answers what became of it. Nothing is noted.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a webhook that is parked or has failed
         * @description At once, with the entry that was not taken.
         */
        post: operations["resumeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send entries again, or those from before
         * @description Every entry from a position of the log on is sent, with the same `webhook-id` as before.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the secret of a webhook anew
         * @description For a day messages carry two signatures, by the new secret and by the one before it.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed head of a process
         * @description A C2SP `tlog-checkpoint`: the name of the process, how many entries it has, and the root of their Merkle tree (RFC 9162, SHA-256), signed with Ed25519. Leaf n is the entry of revision n: the canonical JSON that its `hash` covers. The same size gives the same bytes for ever, on every server of the record. Keep it elsewhere: it tells of every later change.
         */
        get: operations["getHead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/events/{eventId}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proof that an entry is under a head
         * @description A C2SP `tlog-proof`: the place of the entry, the hashes that lead to the root, and the head. `extra` is its leaf: the canonical JSON that its `hash` covers, without what was posted, of which it has the `bodyHash`. So an entry is proven without the others, also where its body was erased.
         */
        get: operations["getEntryProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proof that an earlier head is the beginning of a later one
         * @description The old size, the hashes of the proof (RFC 9162, 2.1.4) and the later head, as a C2SP `tlog-witness` takes them at `add-checkpoint`.
         */
        get: operations["getConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifier-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the signatures of heads are checked with
         * @description C2SP `signed-note` verifier keys, one a line, the oldest first; the last one signs now. Get them once, and by another way too: who could alter the record could alter this answer.
         */
        get: operations["getVerifierKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/processes/{processId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check the hash chain of a process
         * @description Every event carries the SHA-256 of itself, with that of its salted body and that of the event before it. Where a body was erased, a redaction has to say so: `redacted` names them. The events are counted twice, by their index and in the rows of the log, and held against the newest one that the read models were made from. Keep the head to notice a tail that was cut off.
         */
        get: operations["verifyProcess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the read models stand
         * @description Position, lag, rows, keys that stand still because a fold failed, and rebuilds.
         */
        get: operations["listProjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/projections/{name}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rebuild a read model beside the live one
         * @description Answers at once; the list of read models tells how it goes. Readers see the old rows until the new ones replace them.
         */
        post: operations["rebuildProjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the server is, and where to go on
         * @description A browser, which likes a page better, gets one.
         */
        get: operations["getServer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server runs
         * @description Answers as long as the process does.
         */
        get: operations["isLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server may be asked
         * @description Not while the rows catch up with the log, after a fault of the file, while the embedded store takes no entries, or once it stops. With the status `degraded` it answers from what it has and cannot record, or the record is ahead of the clock.
         */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/writable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether entries are taken
         * @description Not while the server is not ready, the store does not answer or took no append lately, or the clock is not believed.
         */
        get: operations["isWritable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description Appends, lag and parked keys of each read model, open streams, request times, and the process itself.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who one is
         * @description The caller that the server takes the request for, and what is granted to it. While no access is configured that is `local`, an admin.
         */
        get: operations["getSelf"];
        put?: never;
        /**
         * Begin a session of a browser
         * @description With a key or a token in `Authorization`. The cookie stands for it from then on: 12 hours at most, and no longer than the key or the token.
         */
        post: operations["beginSession"];
        /**
         * End a session
         * @description The cookie is good no more at this server, and its open feeds end. Does nothing where there is none. To end sessions at every server, revoke the key.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/callers/{callerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom `recordedBy` stands for
         * @description For callers who are editors of some process. A caller with a token is known by name once it has used this server since its start: names are on no record.
         */
        get: operations["getCaller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who may what
         * @description Keys, whoever comes without one, restricted processes, and whether tokens are taken.
         */
        get: operations["getAccess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys
         * @description Without their secrets, of which nobody has more than a digest.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make a key
         * @description Its token is in this answer and nowhere else. With the first key every caller has to come with one: let that one be an admin.
         */
        post: operations["issueKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/keys/{keyId}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change what a key grants
         * @description These, and no others, from now on; open feeds go by it at once, at every server.
         */
        put: operations["grantKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a key back
         * @description For good. Its sessions and its open feeds end with it, at every server. The last key of an admin can be taken back too: `warning` then says how to make another.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/access/anonymous": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change what is granted to whoever presents nothing
         * @description For a public record, `reader:*`. An empty list: nothing. Nobody can be made an admin by it.
         */
        put: operations["grantAnonymous"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/restrictions/{processId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Restrict a process
         * @description From now on a grant for `*` does not reach it, and for whoever has no other it does not exist. It can be done before the process is opened.
         */
        put: operations["restrictProcess"];
        post?: never;
        /**
         * Let a process go
         * @description A grant for `*` reaches it again. Does nothing where it is not restricted.
         */
        delete: operations["unrestrictProcess"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description Who may what. */
        AccessOverview: {
            /** @description Whether callers have to say who they are. While not, whoever reaches the server is an admin, on this machine alone. */
            configured: boolean;
            /** @description Null: tokens are not taken. */
            tokens: components["schemas"]["TokenIssuer"] | null;
            /** @description Every key, those that were revoked too. */
            keys: components["schemas"]["KeyStatus"][];
            /** @description Whoever presents nothing. */
            anonymous: components["schemas"]["AnonymousAccess"];
            /** @description The processes that a grant for `*` does not reach, an admin's aside. */
            restricted: string[];
        };
        /** @description A commitment that was made under the agreement. */
        AgreementCommitment: {
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description The number of the point that it implements. */
            point: string | null;
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        /** @description A party's own last step. */
        AgreementPosition: {
            /** @description The party, by its id; as a number, how many entries are about parties. */
            party: string;
            /**
             * @description A position in the log, over all processes, as decimal text.
             * @enum {string}
             */
            position: "accepted" | "accepted_in_part" | "amended" | "endorsed" | "entered_into_force" | "proposed" | "ratified" | "rejected" | "resumed" | "signed" | "suspended" | "terminated";
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        AgreementRow: {
            /** @description The id of the process. */
            processId: string;
            /** @description The points of the agreement. */
            points: components["schemas"]["ImplementedPoint"][];
            /** @description The first commitments that were made under it, by when they were made. */
            commitments: components["schemas"]["AgreementCommitment"][];
            /** @description How many commitments there are, of all. */
            commitmentCount: number;
            /** @description The ids of those among `commitments` that name no point, or none that there is now. */
            otherCommitments: string[];
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"] | null;
            /** @description Of which kind it is. */
            kind: ("ceasefire" | "charter" | "comprehensive" | "declaration" | "framework" | "implementation" | "other" | "partial" | "pre_negotiation" | "renewal" | "resolution") | null;
            /** @description The entry that the points are from: the first recorded step, or the last amendment. */
            pointsFrom: string;
            /** @description Null: no step has changed it yet. */
            state: ("accepted" | "in_force" | "proposed" | "ratified" | "rejected" | "signed" | "suspended" | "terminated") | null;
            /** @description Since when it has this state; null where no entry brought it about. */
            stateSince: components["schemas"]["Since"] | null;
            /** @description The last step of each party, in occurred order. */
            positions: components["schemas"]["AgreementPosition"][];
            /** @description Who signed. */
            signatories: components["schemas"]["AgreementSignatory"][];
            /** @description What it does to other agreements. */
            relatesTo: components["schemas"]["RelatedAgreement"][];
            /** @description Every step, in occurred order. */
            steps: components["schemas"]["AgreementStep"][];
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description Who signed or endorsed it, and as what; of a step that names no signatories, those that took it. */
        AgreementSignatory: {
            /** @description A party id; null for one that is no party of the process. */
            party: string | null;
            /** @description The name of one that is no party of the process. */
            name: string | null;
            /**
             * @description As what somebody signs.
             * @enum {string}
             */
            capacity: "endorser" | "facilitator" | "guarantor" | "observer" | "party" | "witness";
            /** @description Who signed for it. */
            persons: components["schemas"]["Person"][];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        AgreementStep: {
            /**
             * @description The event type.
             * @enum {string}
             */
            type: "accepted" | "amended" | "endorsed" | "entered_into_force" | "proposed" | "ratified" | "rejected" | "resumed" | "signed" | "suspended" | "terminated";
            /** @description Party ids. */
            by: string[];
            /**
             * @description An acceptance in part.
             * @constant
             */
            partial?: true;
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        /** @description What whoever comes without a key, a token or a session is granted. */
        AnonymousAccess: {
            /** @description None: nothing is shown to them. */
            grants: string[];
        };
        /** @description What an assessor said last of the implementation. `assessor` is a party id or a free name. */
        Assessment: {
            /** @description Who assesses: a party id or a free name such as `desk`. */
            assessor: string;
            /**
             * @description How far it is implemented, by the Peace Accords Matrix scale.
             * @enum {string}
             */
            level: "complete" | "intermediate" | "minimum" | "not_assessable" | "not_initiated";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
            /**
             * @description A step back from complete that was meant.
             * @constant
             */
            reversal?: true;
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        BodyRow: {
            /** @description The id of the process. */
            processId: string;
            /** @description The id of the body. */
            bodyId: string;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description What it is to do. */
            mandate: components["schemas"]["LocalizedText"] | null;
            /** @description Party ids. */
            members: string[];
            /** @description The agreement that it is set up by. */
            agreementId: string | null;
            /**
             * @description Where it stands in its course.
             * @enum {string}
             */
            state: "dissolved" | "established";
            /** @description The entry that set it up. */
            established: components["schemas"]["Citation"];
            /** @description The entry that dissolved it, with its reason; null while it stands. */
            dissolved: components["schemas"]["ReasonedCitation"] | null;
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description The chain of a process breaks. */
        ChainBroken: {
            /** @description The id of the process. */
            processId: string;
            /**
             * @description Whether the chain holds.
             * @constant
             */
            ok: false;
            /** @description Where it breaks. */
            revision: number;
            /** @description Null where the event cannot be read. */
            eventId: string | null;
            /** @description What does not hold: `body`, `hash`, `index`, `head` ... */
            reason: string;
            /** @description What should be there. */
            expected: string;
            /** @description What is there. */
            actual: string;
        };
        /** @description The last event of a process. */
        ChainHead: {
            /** @description The number of the event in its process, from 0. */
            revision: number;
            /** @description Its hash, to be kept elsewhere. */
            hash: string;
        };
        /** @description The chain of a process holds. */
        ChainIntact: {
            /** @description The id of the process. */
            processId: string;
            /**
             * @description Whether the chain holds.
             * @constant
             */
            ok: true;
            /** @description How many events were checked. */
            events: number;
            /** @description Null where there is none. */
            head: components["schemas"]["ChainHead"] | null;
            /** @description The entries of which what was posted was erased. */
            redacted: components["schemas"]["ErasedEntry"][];
        };
        /** @description A cell of a row that is on the record with something else. */
        ChangedCell: {
            /** @description The name of its column. */
            column: string;
            /** @description What the record has, as a cell. */
            was: string;
            /** @description What the sheet has. */
            becomes: string;
        };
        /** @description A key as it stands after a change. */
        ChangedKey: {
            /** @description The key. */
            key: components["schemas"]["KeyStatus"];
            /** @description There when nobody can administer access any more. */
            warning?: string;
        };
        /** @description A text in one language. */
        ChosenText: {
            /** @description The text. */
            text: string;
            /** @description The BCP 47 tag that the text has on the record. */
            lang: string;
            /**
             * @description There when it is a machine translation.
             * @constant
             */
            machine?: true;
            /** @description The tag of the language that the text was first said in, where the record tells it. */
            original?: string;
        };
        /** @description The entry that a part of a row is from; its sources stand at `/events/{entryId}`. */
        Citation: {
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        /** @description An entry that cites a statement. */
        CitingEntry: {
            /**
             * @description The event type.
             * @enum {string}
             */
            type: "AgreementAccepted" | "AgreementAmended" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementProposed" | "AgreementRatified" | "AgreementRejected" | "AgreementResumed" | "AgreementSigned" | "AgreementSuspended" | "AgreementTerminated" | "BodyDissolved" | "BodyEstablished" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMade" | "CommitmentMoved" | "CommitmentProgressReported" | "CommitmentStandingChanged" | "MeetingCancelled" | "MeetingHeld" | "MeetingRescheduled" | "MeetingScheduled" | "PartyChanged" | "PartyJoined" | "PartyLeft" | "PartyRolesChanged" | "PhaseDeclared" | "PhaseDefined" | "PhaseStatusDetermined" | "ProcessClosed" | "ProcessOpened" | "ProcessReopened" | "StatementIssued" | "StatementWithdrawn" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved";
            /** @description What the entry is about. */
            subject: components["schemas"]["Reference"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        CommitmentHistoryItem: {
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "made";
            /**
             * @description Whether it is owed.
             * @enum {string}
             */
            standing: "binding" | "lapsed" | "proposed" | "superseded" | "suspended" | "waived";
            /** @description By when it is owed. */
            due?: string | components["schemas"]["RelativeDue"];
        } | {
            /** @description The party, by its id; as a number, how many entries are about parties. */
            party: string;
            /**
             * @description How far it is implemented, by the Peace Accords Matrix scale.
             * @enum {string}
             */
            level: "complete" | "intermediate" | "minimum" | "not_initiated";
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "progress_reported";
        } | {
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "fact_reported";
            /** @description The party, by its id; as a number, how many entries are about parties. */
            party: string;
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
        } | {
            /** @description Who assesses: a party id or a free name such as `desk`. */
            assessor: string;
            /**
             * @description How far it is implemented, by the Peace Accords Matrix scale.
             * @enum {string}
             */
            level: "complete" | "intermediate" | "minimum" | "not_assessable" | "not_initiated";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
            /**
             * @description A step back from complete that was meant.
             * @constant
             */
            reversal?: true;
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "assessed";
        } | {
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "deadline_set";
            /** @description By when it is owed. */
            due: string | components["schemas"]["RelativeDue"];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        } | {
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "moved";
            /** @description The id of the phase. */
            phaseId: string | null;
            /** @description The id of the agreement. */
            agreementId: string | null;
            /** @description The number of a point of an agreement. */
            point: string | null;
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        } | {
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "standing_changed";
            /**
             * @description Whether it is owed.
             * @enum {string}
             */
            standing: "binding" | "lapsed" | "proposed" | "superseded" | "suspended" | "waived";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
            /** @description The id of the commitment that takes its place. */
            supersededBy?: string;
        };
        /** @description An alleged violation, as its commitment lists it. */
        CommitmentViolation: {
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description The party that alleges it. */
            by: string;
            /** @description Ids of the parties that it is alleged against. */
            against: string[];
            /** @description The words of the allegation. */
            text: components["schemas"]["LocalizedText"];
            /** @description The id of the agreement. */
            agreementId: string | null;
            /** @description As alleged. */
            place: components["schemas"]["Place"] | null;
            /** @description As alleged. */
            harm: components["schemas"]["Harm"] | null;
            /** @description The entry that alleges it. */
            alleged: components["schemas"]["Citation"];
            /**
             * @description Where it stands in its course.
             * @enum {string}
             */
            state: "alleged" | "denied" | "found" | "resolved";
            /** @description The latest of each that has issued one, in occurred order. */
            findings: components["schemas"]["ViolationFinding"][];
            /** @description Ids of the parties that each of the `findings` names; none where there is no such party. */
            attributedTo: string[];
            /** @description Whether two of the `findings` differ in what they find or against whom. */
            contested: boolean;
            /** @description The latest of each party that denies it, in occurred order. */
            denials: components["schemas"]["ViolationDenial"][];
            /** @description The entry that settled it; null while it is open. */
            resolved: components["schemas"]["ViolationResolution"] | null;
        };
        /** @description What a feed says of its filter. */
        ContextData: {
            /** @description The ids that name nothing on the record, 20 at most. */
            unknown: components["schemas"]["UnknownId"][];
        };
        /** @description A message that was sent, or could not be. */
        DeliveryAttempt: {
            /**
             * Format: date-time
             * @description When it was begun.
             */
            at: string;
            /** @description The `webhook-id` of the message. */
            messageId: string;
            /** @description The status of the answer; null where there was none. */
            status: number | null;
            /** @description How long it took. */
            milliseconds: number;
            /** @description How the answer begins; null where there was none. */
            answer: string | null;
            /** @description Why there was no answer that counts; null: it was delivered. */
            fault: string | null;
        };
        /** @description The determined status; `not_started` since the phase's definition until an entry determines another one. */
        DeterminedStatus: {
            /**
             * @description The status of the phase.
             * @enum {string}
             */
            status: "collapsed" | "completed" | "in_progress" | "not_started" | "preparing" | "stalled" | "superseded" | "suspended";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"] | null;
            /** @description Since when it holds. */
            since: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There, or true, when somebody contests the entry; a number counts such entries.
             * @constant
             */
            disputed?: true;
        };
        /** @description The rows that differ between two moments. */
        Difference: {
            /** @description As asked. */
            from: string;
            /** @description As asked. */
            to: string;
            /**
             * @description The clock that the moments are on.
             * @enum {string}
             */
            clock: "occurred" | "recorded" | "reported";
            /** @description The rows that differ. */
            items: components["schemas"]["RowDifference"][];
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
        };
        DisputeMark: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * Format: date-time
             * @description When the server recorded it: UTC with microseconds.
             */
            recordedAt: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
        };
        /** @description Entries that somebody proposes for the record of a process. */
        DraftAnswer: {
            /** @description The id of the draft. */
            draftId: string;
            /** @description The id of the process. */
            processId: string;
            /** @description How many things have happened to it: whoever changes it says which version it has seen. */
            version: number;
            /**
             * @description `waiting` while an entry waits; then `accepted` if any was, otherwise `rejected`.
             * @enum {string}
             */
            state: "accepted" | "rejected" | "waiting";
            /** @description The caller who proposed it. */
            proposedBy: string;
            /** @description When it was proposed. */
            proposedAt: string;
            /** @description When something happened to it last. */
            changedAt: string;
            /** @description What the entries were read from. */
            texts: components["schemas"]["DraftText"][];
            /** @description Those that were decided first, once it was revised. */
            entries: components["schemas"]["DraftEntryAnswer"][];
            /** @description Every step, in occurred order. */
            history: components["schemas"]["DraftStepAnswer"][];
        };
        /** @description An entry that is proposed, with the words that it was read from. */
        DraftEntryAnswer: {
            /** @description As it would be posted; it has the same `id` on the record once it is accepted. */
            entry: {
                [key: string]: unknown;
            };
            /** @description Words that stand in a text of the draft, each with the name of the text. */
            quotes: {
                /** @description The text. */
                text: string;
                /** @description The words of the source, in its own language. */
                quote: string;
            }[];
            /**
             * @description Where it stands in its course.
             * @enum {string}
             */
            state: "accepted" | "rejected" | "waiting";
            /** @description The caller who accepted or rejected it. */
            decidedBy?: string;
            /** @description Why it was rejected. */
            reason?: string;
        };
        /** @description The drafts of a process, those that were proposed last first. */
        DraftPage: {
            /** @description The drafts of the page. */
            items: components["schemas"]["DraftSummary"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description Something that happened to a draft. */
        DraftStepAnswer: {
            /**
             * @description The event type.
             * @enum {string}
             */
            type: "DraftAccepted" | "DraftProposed" | "DraftRejected" | "DraftRevised";
            /** @description The caller who did it. */
            by: string;
            /** @description When it was recorded. */
            at: string;
            /** @description The entries that it is about. */
            entryIds: string[];
            /** @description Why they were rejected. */
            reason?: string;
        };
        /** @description A draft in a list: without its texts and its history. */
        DraftSummary: {
            /**
             * @description `waiting` while an entry waits; then `accepted` if any was, otherwise `rejected`.
             * @enum {string}
             */
            state: "accepted" | "rejected" | "waiting";
            /** @description Those that were decided first, once it was revised. */
            entries: components["schemas"]["DraftEntryAnswer"][];
            /** @description The id of the draft. */
            draftId: string;
            /** @description The id of the process. */
            processId: string;
            /** @description How many things have happened to it: whoever changes it says which version it has seen. */
            version: number;
            /** @description The caller who proposed it. */
            proposedBy: string;
            /** @description When it was proposed. */
            proposedAt: string;
            /** @description When something happened to it last. */
            changedAt: string;
        };
        /** @description A text that entries were read from. */
        DraftText: {
            /** @description Unique in the draft: quotes name it. */
            name: string;
            /** @description Where it is found. */
            url?: string;
            /** @description The text. */
            text: string;
        };
        /** @description What would be recorded; nothing was. */
        DryRun: {
            /**
             * @description Tells it from a receipt.
             * @constant
             */
            dryRun: true;
            /** @description The id of the process. */
            processId: string;
            /** @description In the order in which they were posted. */
            events: components["schemas"]["DryRunEntry"][];
        };
        /** @description An entry that would be recorded. */
        DryRunEntry: {
            /**
             * Format: uuid
             * @description The id that it was posted with, or one that was made for it.
             */
            id: string;
            /** @description The event type. */
            type: string;
        };
        /** @description The first and the last instant of a date that is owed (UTC, ms). */
        DueDate: {
            /** @description Null where the text cannot be read, which the vocabulary does not let happen. */
            earliest: string | null;
            /** @description Null for an open end. */
            latest: string | null;
        };
        /** @description What a date was worked out from: a moment of something on the record, and the entry that says when it was. */
        DueOrigin: {
            /** @description What it hangs on. */
            of: components["schemas"]["Reference"];
            /**
             * @description Which moment of it.
             * @enum {string}
             */
            when: "due" | "ended" | "established" | "held" | "in_force" | "made" | "signed" | "started";
            /** @description How long after that moment, an ISO 8601 duration; a negative one is before it. */
            offset: string;
            /** @description The moment's own first and last instant. */
            moment: components["schemas"]["DueDate"];
            /**
             * Format: uuid
             * @description The entry that says when the moment was.
             */
            entryId: string;
        };
        /** @description An entry of which what was posted was erased. */
        ErasedEntry: {
            /** @description The number of the event in its process, from 0. */
            revision: number;
            /** @description Its id. */
            eventId: string;
            /** @description The id of the `EntryRedacted` that says what is left. */
            by: string;
        };
        /** @description What has become of what an `EntryRedacted` erases. */
        Erasure: {
            /**
             * @description `erased`: nothing of it is left in the files of this server; `under-way`: it is being erased still.
             * @enum {string}
             */
            files: "erased" | "under-way";
            /**
             * @description The same of the store; `kept`: a cluster keeps its own bytes until the log is copied into a fresh store.
             * @enum {string}
             */
            store: "erased" | "kept" | "under-way";
            /** @description The same in words, with what this does not reach. */
            detail: string;
        };
        /** @description An event of the log: its envelope, then what was posted. */
        Event: {
            /** @description The id of the process. */
            processId: string;
            /** @description A position in the log, over all processes, as decimal text. */
            position: string;
            /** @description The number of the event in its process, from 0. */
            revision: number;
            /**
             * Format: uuid
             * @description The id of the entry.
             */
            id: string;
            /** @description The event type. */
            type: string;
            /** @description The version of the format of its payload. */
            version: number;
            /**
             * Format: date-time
             * @description When the server recorded it: UTC with microseconds.
             */
            recordedAt: string;
            /** @description Only where the store took it in late: it counts for `knownAt` from then on. */
            knownSince?: string;
            /** @description Who posted it. */
            recordedBy: string;
            /** @description Who proposed it, where it was accepted from a draft. */
            proposedBy?: string;
            /** @description The `hash` of the event before it in its process; null at revision 0. */
            previousHash: string | null;
            /** @description SHA-256 of the canonical JSON (RFC 8785) of `{bodyHash, id, previousHash, recordedAt, recordedBy, revision, stream, type, version}`; `stream` is `processId`. */
            hash: string;
            /** @description SHA-256 of the 16 bytes of `salt`, then the canonical JSON of what was posted: `{data, note?, occurred?, proposedBy?, sources?}`. */
            bodyHash: string;
            /** @description 16 random bytes in hex; null once what was posted was erased. */
            salt: string | null;
            /**
             * @description What was posted was erased: this is what an `EntryRedacted` has left of it.
             * @constant
             */
            redacted?: true;
            /** @description As posted: EDTF or ISO 8601. */
            occurred?: string;
            /** @description The payload; see the schema of the type. */
            data: {
                [key: string]: unknown;
            };
            /** @description The sources, each as `Source` has it. */
            sources?: {
                [key: string]: unknown;
            }[];
            /** @description A remark in one or more languages. */
            note?: {
                [key: string]: unknown;
            };
        };
        /** @description An entry with every editorial entry about it. */
        EventDetail: {
            /** @description The editorial entries about it, and about those, in recorded order. */
            about: components["schemas"]["Event"][];
            /** @description The id of the process. */
            processId: string;
            /** @description A position in the log, over all processes, as decimal text. */
            position: string;
            /** @description The number of the event in its process, from 0. */
            revision: number;
            /**
             * Format: uuid
             * @description The id of the entry.
             */
            id: string;
            /** @description The event type. */
            type: string;
            /** @description The version of the format of its payload. */
            version: number;
            /**
             * Format: date-time
             * @description When the server recorded it: UTC with microseconds.
             */
            recordedAt: string;
            /** @description Only where the store took it in late: it counts for `knownAt` from then on. */
            knownSince?: string;
            /** @description Who posted it. */
            recordedBy: string;
            /** @description Who proposed it, where it was accepted from a draft. */
            proposedBy?: string;
            /** @description The `hash` of the event before it in its process; null at revision 0. */
            previousHash: string | null;
            /** @description SHA-256 of the canonical JSON (RFC 8785) of `{bodyHash, id, previousHash, recordedAt, recordedBy, revision, stream, type, version}`; `stream` is `processId`. */
            hash: string;
            /** @description SHA-256 of the 16 bytes of `salt`, then the canonical JSON of what was posted: `{data, note?, occurred?, proposedBy?, sources?}`. */
            bodyHash: string;
            /** @description 16 random bytes in hex; null once what was posted was erased. */
            salt: string | null;
            /**
             * @description What was posted was erased: this is what an `EntryRedacted` has left of it.
             * @constant
             */
            redacted?: true;
            /** @description As posted: EDTF or ISO 8601. */
            occurred?: string;
            /** @description The payload; see the schema of the type. */
            data: {
                [key: string]: unknown;
            };
            /** @description The sources, each as `Source` has it. */
            sources?: {
                [key: string]: unknown;
            }[];
            /** @description A remark in one or more languages. */
            note?: {
                [key: string]: unknown;
            };
        };
        /** @description A page of the entries of a process. */
        EventPage: {
            /** @description In recorded order. */
            items: components["schemas"]["Event"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
        };
        /** @description A field or a parameter that is refused. */
        FieldError: {
            /** @description JSON Pointer into the body, or the name of a parameter. */
            pointer: string;
            /**
             * @description The code of this refusal.
             * @enum {string}
             */
            code: "answer-too-large" | "append-outcome-unknown" | "body-too-large" | "draft-changed" | "draft-decided" | "draft-id-reused" | "entry-beyond-size" | "entry-not-found" | "entry-referenced" | "entry-retracted" | "event-id-reused" | "expectation-failed" | "forbidden" | "foreign-origin" | "headers-too-large" | "id-taken" | "idempotency-key-reused" | "illegal-transition" | "internal-error" | "invalid-cursor" | "invalid-header" | "invalid-payload" | "invalid-query" | "issuer-unavailable" | "malformed-json" | "malformed-request" | "malformed-sheet" | "meeting-not-open" | "method-not-allowed" | "misdirected-request" | "no-signing-key" | "no-webhook-secret" | "not-acceptable" | "not-caught-up" | "not-found" | "occurred-before-reference" | "occurred-in-future" | "party-not-in-process" | "process-already-open" | "process-closed" | "process-not-found" | "quote-not-found" | "redaction-final" | "reference-not-found" | "request-timeout" | "reversal-required" | "revision-conflict" | "server-stopping" | "sheet-refused" | "size-not-reached" | "source-required" | "standing-terminal" | "store-unavailable" | "too-many-drafts" | "too-many-entries" | "too-many-questions" | "too-many-requests" | "too-many-webhooks" | "translation-exists" | "unauthenticated" | "unknown-event-type" | "unsupported-media-type";
            /** @description What was expected, and what came. */
            detail: string;
        };
        /** @description A part of a text in which something was found. */
        FoundText: {
            /** @description Where the text is in the row, as a JSON Pointer: `/what/title/ar`, `/sources/0/quote`. */
            pointer: string;
            /** @description The language of the text, a BCP 47 tag; null where none is said. */
            language: string | null;
            /** @description Where the excerpt begins in the text, in UTF-16 units. */
            start: number;
            /** @description The part of the text around the first words that were found. */
            excerpt: string;
            /** @description Where in the text, not in the excerpt, what was found begins and ends, in UTF-16 units. */
            marks: components["schemas"]["Mark"][];
        };
        /** @description A row that no longer matches the filter or no longer exists. */
        GoneData: {
            /** @description The read model, in the feed of all of them. */
            projection?: string;
            /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
            key: string;
        };
        /** @description How the server is. */
        Health: {
            /** @description `ok`; `degraded`: it answers and cannot record; `error`. */
            status: string;
            /** @description Why not, where it is not. */
            reason?: string;
            /** @description The parts that are well. */
            info?: {
                [key: string]: unknown;
            };
            /** @description The parts that are not. */
            error?: {
                [key: string]: unknown;
            };
            /** @description All parts. */
            details?: {
                [key: string]: unknown;
            };
        };
        /** @description A point of an agreement and the ids of those among its `commitments` that implement it. */
        ImplementedPoint: {
            /** @description Its commitments. */
            commitments: string[];
            /** @description The number of the point, as the agreement counts it. */
            number: string;
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /** @description What the point is about. */
            themes?: ("cessation_of_hostilities" | "detainees" | "disarmament" | "displacement" | "economy" | "governance" | "humanitarian_access" | "justice" | "monitoring" | "other" | "political_horizon" | "reconstruction" | "rights" | "security" | "victims" | "withdrawal")[];
        };
        /** @description All lines are decided; nothing was recorded. */
        ImportDryRun: {
            /**
             * @description There is nothing more.
             * @constant
             */
            done: true;
            /**
             * @description Tells it from what was recorded.
             * @constant
             */
            dryRun: true;
            /** @description How many lines there were, blank ones too. */
            lines: number;
            /** @description How many entries would be recorded. */
            accepted: number;
            /** @description How many entries are on the record already. */
            known: number;
            /** @description How many lines would be refused; the first 1,000 of them were told. */
            refused: number;
            /** @description How many lines are not told as refused, as all they lack is what a refused one would have brought. */
            following: number;
        };
        /** @description All lines are on the record. */
        ImportEnd: {
            /**
             * @description There is nothing more.
             * @constant
             */
            done: true;
            /** @description How many lines there were, blank ones too. */
            lines: number;
            /** @description How many entries were recorded. */
            committed: number;
            /** @description How many entries were on the record already. */
            known: number;
            /** @description Of the last of the entries; 0 where there is none. */
            position: string;
        };
        /** @description A line of what an import answers. */
        ImportMessage: components["schemas"]["ImportProgress"] | components["schemas"]["ImportProblem"] | components["schemas"]["ImportEnd"] | components["schemas"]["ImportDryRun"];
        /** @description A line that is refused. Without `dryRun` it is the last that is answered. */
        ImportProblem: {
            /** @description Which line, from 1; blank ones count. */
            line: number;
            /** @description Why; its pointers are into the line. */
            problem: components["schemas"]["ProblemDocument"];
            /** @description How many entries were recorded; absent in a dry run. */
            committed?: number;
        };
        /** @description How far an import has come. */
        ImportProgress: {
            /** @description Every line up to here is on the record; in a dry run: is decided. */
            line: number;
            /** @description How many entries were recorded. */
            committed?: number;
            /** @description Of a dry run: how many entries would be recorded. */
            accepted?: number;
            /** @description Of a dry run: how many lines would be refused. */
            refused?: number;
            /** @description Of a dry run: how many lines are not told as refused, as all they lack is what a refused one would have brought. */
            following?: number;
        };
        /** @description A key that was made. */
        IssuedKey: {
            /** @description What its holder sends, as `Authorization: Bearer <token>`. It is shown this once. */
            token: string;
            /** @description The key. */
            key: components["schemas"]["KeyStatus"];
            /** @description There when nobody can administer access any more. */
            warning?: string;
        };
        /** @description A draft, and what the record would answer to its entries. */
        JudgedDraft: {
            /** @description As it is now. */
            draft: components["schemas"]["DraftAnswer"];
            /** @description Of each entry that waits, decided together on the record as it is now. */
            verdicts: components["schemas"]["Verdict"][];
        };
        /** @description A key, without its secret. */
        KeyStatus: {
            /** @description Its id: the caller is `key:` and this. */
            keyId: string;
            /** @description The name that it was made with. */
            name: string;
            /** @description What it grants, each as a role and a scope: `recorder:gaza-2025`, `reader:*`. */
            grants: string[];
            /** @description When it ends by itself; null: never. */
            expiresAt: string | null;
            /** @description Whether it was taken back. */
            revoked: boolean;
            /** @description When it was last used at this server; null: not since its start. */
            lastUsedAt: string | null;
        };
        /** @description Every key, those that were revoked too. */
        Keys: {
            /** @description In the order in which they were made. */
            items: components["schemas"]["KeyStatus"][];
        };
        /** @description What the server is, and where to go on. */
        Landing: {
            /** @description `chancery`. */
            name: string;
            /** @description The version of the software; that of the API is in the paths. */
            version: string;
            /** @description What there is, by its path. */
            links: {
                [key: string]: string;
            };
        };
        /** @description A page of the log. */
        LogPage: {
            /** @description In recorded order. */
            items: components["schemas"]["Event"][];
            /** @description Where to go on; null when the page reaches the head. */
            nextAfter: string | null;
            /** @description The position of the head. */
            position: string;
        };
        /** @description Where a text has what was looked for. */
        Mark: {
            /** @description Its first UTF-16 unit. */
            start: number;
            /** @description The UTF-16 unit after its last. */
            end: number;
        };
        MeetingRow: {
            /** @description The id of the process. */
            processId: string;
            /** @description The id of the meeting. */
            meetingId: string;
            /**
             * @description Where it stands in its course.
             * @enum {string}
             */
            state: "cancelled" | "held" | "scheduled";
            /** @description The title. */
            title: components["schemas"]["LocalizedText"] | null;
            /** @description Who takes part. */
            participants: components["schemas"]["Participant"][];
            /** @description Ids of parties that were expected and did not come. */
            absent: string[];
            /** @description Where. */
            place: components["schemas"]["Place"] | null;
            /** @description How it meets: in person, online, or by way of mediators. */
            format: ("in_person" | "proximity" | "remote" | "shuttle") | null;
            /** @description When it is to be held. */
            scheduledFor: components["schemas"]["PlannedDate"] | null;
            /** @description The entry that scheduled it; null where none did. */
            scheduled: components["schemas"]["Citation"] | null;
            /** @description Each change of date or place, in occurred order. */
            reschedules: components["schemas"]["Reschedule"][];
            /** @description The entry that called it off; null where none did. */
            cancelled: components["schemas"]["ReasonedCitation"] | null;
            /** @description When it took place. */
            held: components["schemas"]["Citation"] | null;
            /** @description What was to be talked about. */
            agenda: components["schemas"]["LocalizedText"] | null;
            /** @description What was talked about. */
            topics: components["schemas"]["LocalizedText"][];
            /** @description What came of it. */
            outcome: components["schemas"]["LocalizedText"] | null;
            /** @description The statements that were made there. */
            statements: components["schemas"]["MeetingStatement"][];
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description A statement that was made at the meeting. */
        MeetingStatement: {
            /** @description The id of the statement. */
            statementId: string;
            /** @description Party ids. */
            issuers: string[];
            /** @description The title. */
            title: components["schemas"]["LocalizedText"] | null;
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /**
             * @description How it was made public.
             * @enum {string}
             */
            medium: "document" | "interview" | "joint_statement" | "leak" | "press_release" | "social_media" | "speech";
            /** @description Who said it for the issuers. */
            spokesperson: components["schemas"]["Person"] | null;
            /**
             * @description Where it stands in its course.
             * @enum {string}
             */
            state: "issued" | "withdrawn";
            /** @description The entry that withdrew it. */
            withdrawnBy: string | null;
            /** @description The reason that entry gives. */
            withdrawnFor: components["schemas"]["LocalizedText"] | null;
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        /** @description A caller and its name. */
        NamedCaller: {
            /** @description As `recordedBy` of its entries has it. */
            id: string;
            /** @description Of a key the name that it was made with; of a token the name that the newest one used here gives. */
            name: string;
        };
        /** @description When an entry occurred: its text as posted, and the first and last instant that it allows (UTC, ms). */
        Occurred: {
            /** @description The text. */
            text: string;
            /**
             * Format: date-time
             * @description The first instant that the text allows.
             */
            earliest: string;
            /** @description Null for an open end. */
            latest: string | null;
        };
        /** @description What a post that recorded nothing new answers; only a dry run has `dryRun`. */
        Outcome: components["schemas"]["Receipt"] | components["schemas"]["DryRun"];
        /** @description A key that stands still because a fold failed. */
        ParkedKey: {
            /** @description The id of its process; empty for a row across processes. */
            process: string;
            /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
            key: string;
            /**
             * Format: uuid
             * @description The entry that could not be folded.
             */
            entryId: string;
            /** @description What went wrong. */
            error: string;
            /** @description A position in the log, over all processes, as decimal text. */
            position: string;
        };
        /** @description What became different about a party, and the entry that says so. */
        PartyChange: {
            /** @description The name. */
            name?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "civil_society" | "coalition" | "community" | "company" | "electorate" | "government_body" | "igo" | "ngo" | "non_state_armed" | "person" | "political_party" | "religious_body" | "state" | "transitional_body";
            /** @description Other names that it is known by. */
            aliases?: components["schemas"]["LocalizedText"][];
            /** @description What others know it by. */
            identifiers?: components["schemas"]["Identifiers"];
            /** @description Ids of the parties that it belongs to: an umbrella, a government. */
            memberOf?: string[];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        PartyCommitmentsRow: {
            /** @description The id of the process. */
            processId: string;
            /** @description Ids of the commitments that come first, are not complete and not out of force. */
            blockedBy: string[];
            /** @description The first alleged violations, by when they are alleged to have been. */
            violations: components["schemas"]["CommitmentViolation"][];
            /** @description How many violations of it are alleged. */
            violationCount: number;
            /** @description Ids of those among `violations` that are not resolved. */
            openViolations: string[];
            /** @description How many are not resolved, of all. */
            openViolationCount: number;
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description Party ids. */
            by: string[];
            /** @description To whom, or to what. */
            to: string[];
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /**
             * @description What the commitment is about.
             * @enum {string}
             */
            theme: "cessation_of_hostilities" | "detainees" | "disarmament" | "displacement" | "economy" | "governance" | "humanitarian_access" | "justice" | "monitoring" | "other" | "political_horizon" | "reconstruction" | "rights" | "security" | "victims" | "withdrawal";
            /** @description What would show that it is done. */
            measurableBy: components["schemas"]["LocalizedText"] | null;
            /** @description The entry that made it. */
            made: components["schemas"]["Citation"];
            /**
             * @description Whether it is owed.
             * @enum {string}
             */
            standing: "binding" | "lapsed" | "proposed" | "superseded" | "suspended" | "waived";
            /** @description The reason is null for the standing that it was made with. */
            standingSince: components["schemas"]["ReasonedSince"];
            /** @description The id of the commitment that takes its place. */
            supersededBy: string | null;
            /** @description The entry that set the date that is due now. */
            dueSince: components["schemas"]["ReasonedSince"] | null;
            /** @description The id of the phase. */
            phaseId: string | null;
            /** @description The id of the agreement. */
            agreementId: string | null;
            /** @description Ids of the agreements that it was under before it was moved. */
            formerAgreementIds: string[];
            /** @description The number of the agreement's point that it implements. */
            point: string | null;
            /** @description The id of the statement. */
            statementId: string | null;
            /** @description Ids of the commitments that come first. */
            dependsOn: string[];
            /** @description The latest of each assessor, in occurred order. */
            assessments: components["schemas"]["Assessment"][];
            /** @description The latest of each party, in occurred order. */
            claims: components["schemas"]["ProgressClaim"][];
            /** @description Every step, in occurred order. */
            history: components["schemas"]["CommitmentHistoryItem"][];
            /** @description As it is given: a date, or what it hangs on. */
            due: string | components["schemas"]["RelativeDue"] | null;
            /** @description What it comes to; null without one, and while what it hangs on has not happened. */
            dueDate: components["schemas"]["DueDate"] | null;
            /** @description How a date that hangs on something was worked out. */
            dueFrom: components["schemas"]["DueOrigin"] | null;
            /** @description The assessors' common level; null when there is none or they differ. */
            level: ("complete" | "intermediate" | "minimum" | "not_initiated") | null;
            /** @description Binding, past the last instant of `dueDate`, and no assessor says complete. */
            overdue: boolean;
            /** @description Two latest voices, of assessors or of claiming parties, give different levels. */
            contested: boolean;
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description A party's stay in the process; a party that left and joined again is listed for each. */
        PartyInProcess: {
            /** @description The id of the party. */
            partyId: string;
            /** @description The name. */
            name: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind: "civil_society" | "coalition" | "community" | "company" | "electorate" | "government_body" | "igo" | "ngo" | "non_state_armed" | "person" | "political_party" | "religious_body" | "state" | "transitional_body";
            /** @description Ids of the parties that it belongs to. */
            memberOf: string[];
            /** @description The parts that the party takes in the process. */
            roles: ("accompanier" | "assessor" | "conflict_party" | "donor" | "endorser" | "guarantor" | "implementer" | "mediator" | "monitor" | "observer")[];
            /** @description The entry that gave it these roles: its joining, or a change. */
            rolesFrom: components["schemas"]["ReasonedCitation"];
            /** @description Null while it stays. */
            left: components["schemas"]["ReasonedCitation"] | null;
            /** @description Since when it holds. */
            since: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There, or true, when somebody contests the entry; a number counts such entries.
             * @constant
             */
            disputed?: true;
        };
        /** @description A party with one of its parts; a party that has several is listed for each. */
        PartyInvolved: {
            /** @description A party id; of an assessor also a free name. */
            party: string;
            /**
             * @description The field of the payload that names it.
             * @enum {string}
             */
            part: "absent" | "against" | "assessor" | "attributedTo" | "by" | "issuers" | "memberOf" | "members" | "participants" | "party" | "signatories" | "succeeds" | "to";
            /**
             * @description Whether it has the part in the entry itself, or in what the entry is about: a commitment is `by` a party.
             * @enum {string}
             */
            of: "entry" | "subject";
        };
        PartyRow: {
            /** @description The id of the party. */
            partyId: string;
            /** @description As the process that it joined last has them now; null where no membership can be read, as while they are first built. */
            name: components["schemas"]["LocalizedText"] | null;
            /** @description Of which kind it is. */
            kind: ("civil_society" | "coalition" | "community" | "company" | "electorate" | "government_body" | "igo" | "ngo" | "non_state_armed" | "person" | "political_party" | "religious_body" | "state" | "transitional_body") | null;
            /** @description Other names that it is known by. */
            aliases: components["schemas"]["LocalizedText"][];
            /** @description What others know it by. */
            identifiers: components["schemas"]["Identifiers"];
            /** @description Ids of the parties that it belongs to. */
            memberOf: string[];
            /** @description Ids of the parties that it came out of. */
            succeeds: string[];
            /** @description What became different about it in the process that it joined last, in occurred order. */
            changes: components["schemas"]["PartyChange"][];
            /** @description Its stays in the processes that it joined last, the last first. */
            processes: components["schemas"]["StayInProcess"][];
            /** @description How many processes it has joined or left. */
            processCount: number;
            /** @description Its commitments. */
            commitments: components["schemas"]["Scoreboard"];
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description Where the schema of a payload is. */
        PayloadSchema: {
            /** @description The event type. */
            type: string;
            /** @description The version of the format of its payload. */
            version: number;
            /** @description Relative to the server. */
            url: string;
            /** @description What the event says, in one sentence. */
            summary: string;
            /** @description Whether an entry of it needs a source. */
            sourced: boolean;
        };
        /** @description The schemas of the payloads. */
        PayloadSchemas: {
            /** @description In the order of the catalogue. */
            items: components["schemas"]["PayloadSchema"][];
        };
        /** @description What a party said last of the phase. */
        PhaseDeclaration: {
            /** @description The party, by its id; as a number, how many entries are about parties. */
            party: string;
            /**
             * @description The status of the phase.
             * @enum {string}
             */
            status: "collapsed" | "completed" | "in_progress" | "not_started" | "preparing" | "stalled" | "superseded" | "suspended";
            /** @description The id of the statement. */
            statementId: string | null;
            /** @description The determined status has changed since. */
            stale: boolean;
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        PhaseHistoryItem: {
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description The status of the phase.
             * @enum {string}
             */
            status: "collapsed" | "completed" | "in_progress" | "not_started" | "preparing" | "stalled" | "superseded" | "suspended";
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "determined";
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
            /**
             * @description The status was the same before.
             * @constant
             */
            reaffirmed?: true;
        } | {
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description The status of the phase.
             * @enum {string}
             */
            status: "collapsed" | "completed" | "in_progress" | "not_started" | "preparing" | "stalled" | "superseded" | "suspended";
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "declared";
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The id of the statement. */
            statementId?: string;
        };
        /** @description A phase by its determined status; what parties declare of it is told by `phase-status`. */
        PhaseInProcess: {
            /** @description The id of the phase. */
            phaseId: string;
            /** @description The place in the plan, from 1. */
            ordinal: number;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /**
             * @description The status of the phase.
             * @enum {string}
             */
            status: "collapsed" | "completed" | "in_progress" | "not_started" | "preparing" | "stalled" | "superseded" | "suspended";
            /** @description Since when it holds. */
            since: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There, or true, when somebody contests the entry; a number counts such entries.
             * @constant
             */
            disputed?: true;
        };
        PhaseStatusRow: {
            /** @description The id of the process. */
            processId: string;
            /** @description The id of the phase. */
            phaseId: string;
            /** @description The phase's place in the plan, from 1. */
            ordinal: number;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description What is to be reached. */
            objectives: components["schemas"]["LocalizedText"][];
            /** @description The id of the agreement. */
            agreementId: string | null;
            /** @description When it is to begin; null where nothing is said. */
            plannedStart: components["schemas"]["PlannedDate"] | null;
            /** @description When it is to end; null where nothing is said. */
            plannedEnd: components["schemas"]["PlannedDate"] | null;
            /** @description The entry that defined it. */
            defined: components["schemas"]["Citation"];
            /** @description The determined status. */
            determined: components["schemas"]["DeterminedStatus"];
            /** @description The latest of each party, in occurred order. */
            declarations: components["schemas"]["PhaseDeclaration"][];
            /**
             * @description What it says of an agreement.
             * @enum {string}
             */
            agreement: "contested" | "unanimous" | "undeclared";
            /** @description Every determination and declaration, in occurred order. */
            history: components["schemas"]["PhaseHistoryItem"][];
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description A date that is planned or owed, not one that an entry occurred on. */
        PlannedDate: {
            /** @description The text. */
            text: string;
            /** @description Null where the text cannot be read, which the vocabulary does not let happen. */
            earliest: string | null;
            /** @description Null for an open end. */
            latest: string | null;
        };
        /**
         * @description A problem document (RFC 9457). `code` is stable:
         *     - `process-not-found` (404): There is no such process on the record.
         *     - `process-already-open` (409): The process is open already.
         *     - `process-closed` (409): The process is closed.
         *     - `unknown-event-type` (400): There is no such event type.
         *     - `invalid-payload` (400): The entry does not have the shape of its type.
         *     - `source-required` (400): An entry of this type needs a source.
         *     - `party-not-in-process` (409): The party has not joined the process.
         *     - `reference-not-found` (409): What the entry refers to is not on the record.
         *     - `entry-not-found` (404): There is no such entry in the process.
         *     - `id-taken` (409): The id is taken.
         *     - `illegal-transition` (409): The status cannot follow the one before it.
         *     - `occurred-in-future` (400): The entry says that it occurred in the future.
         *     - `occurred-before-reference` (409): The entry is dated before what it refers to.
         *     - `reversal-required` (409): A step back from complete has to say that it is one.
         *     - `standing-terminal` (409): The standing of the commitment is final.
         *     - `meeting-not-open` (409): The meeting is over or cancelled.
         *     - `entry-retracted` (409): The entry is retracted.
         *     - `entry-referenced` (409): Other entries stand on this one.
         *     - `event-id-reused` (409): The id is on the record with other content.
         *     - `idempotency-key-reused` (422): The key stands for other entries.
         *     - `translation-exists` (409): The text is there in this language.
         *     - `redaction-final` (409): A redaction is for good.
         *     - `revision-conflict` (412): The process is not at the expected revision.
         *     - `forbidden` (403): The caller may not do this.
         *     - `not-found` (404): There is nothing here.
         *     - `invalid-query` (400): The query cannot be answered as it was asked.
         *     - `invalid-cursor` (400): The cursor is not one of this list.
         *     - `size-not-reached` (404): The process has fewer entries than the size.
         *     - `entry-beyond-size` (404): The entry is not among those that the size counts.
         *     - `no-signing-key` (503): The server has no key that it may sign heads with.
         *     - `not-caught-up` (503): The rows do not cover the position yet.
         *     - `too-many-entries` (413): The question is about more entries than are looked at for one answer.
         *     - `answer-too-large` (413): The answer would be larger than is given at once.
         *     - `too-many-questions` (503): As many heavy questions are asked as the server answers at once.
         *     - `store-unavailable` (503): The store cannot be reached or cannot be written.
         *     - `append-outcome-unknown` (503): The entries may or may not be on the record; post them again.
         *     - `body-too-large` (413): The body is too large.
         *     - `malformed-sheet` (400): The body is not a sheet.
         *     - `sheet-refused` (409): The sheet has rows that are refused; nothing was recorded.
         *     - `quote-not-found` (400): The quote does not stand in the text that it names.
         *     - `draft-changed` (412): The draft is not at the expected version.
         *     - `draft-decided` (409): It has been decided what becomes of the draft.
         *     - `draft-id-reused` (409): The id is that of another draft.
         *     - `too-many-drafts` (409): As many drafts wait as a process may have.
         *     - `too-many-webhooks` (409): There are as many webhooks as there may be.
         *     - `no-webhook-secret` (503): The server has no secret that webhooks are signed with.
         *     - `malformed-json` (400): The body is not JSON.
         *     - `malformed-request` (400): The request is not HTTP.
         *     - `unsupported-media-type` (415): The media type is not taken here.
         *     - `invalid-header` (400): A header has a value that cannot be used.
         *     - `misdirected-request` (421): The request is for another host.
         *     - `foreign-origin` (403): Pages of this origin may not ask.
         *     - `method-not-allowed` (405): The resource does not answer to this method.
         *     - `not-acceptable` (406): The resource has no representation that the client accepts.
         *     - `request-timeout` (408): The request did not come in time.
         *     - `expectation-failed` (417): The expectation of the request cannot be met.
         *     - `headers-too-large` (431): The headers are too large.
         *     - `unauthenticated` (401): The caller is not known.
         *     - `issuer-unavailable` (503): The issuer of the token cannot be asked.
         *     - `too-many-requests` (429): Too many requests.
         *     - `server-stopping` (503): The server is stopping.
         *     - `internal-error` (500): The server failed.
         */
        ProblemDocument: {
            /** @description `urn:chancery:problem:` and the code. */
            type: string;
            /** @description What kind of problem it is; the same for every one of its code. */
            title: string;
            /** @description The status of the answer. */
            status: number;
            /** @description What was expected, and what came. */
            detail: string;
            /**
             * @description Stable: what a program goes by.
             * @enum {string}
             */
            code: "answer-too-large" | "append-outcome-unknown" | "body-too-large" | "draft-changed" | "draft-decided" | "draft-id-reused" | "entry-beyond-size" | "entry-not-found" | "entry-referenced" | "entry-retracted" | "event-id-reused" | "expectation-failed" | "forbidden" | "foreign-origin" | "headers-too-large" | "id-taken" | "idempotency-key-reused" | "illegal-transition" | "internal-error" | "invalid-cursor" | "invalid-header" | "invalid-payload" | "invalid-query" | "issuer-unavailable" | "malformed-json" | "malformed-request" | "malformed-sheet" | "meeting-not-open" | "method-not-allowed" | "misdirected-request" | "no-signing-key" | "no-webhook-secret" | "not-acceptable" | "not-caught-up" | "not-found" | "occurred-before-reference" | "occurred-in-future" | "party-not-in-process" | "process-already-open" | "process-closed" | "process-not-found" | "quote-not-found" | "redaction-final" | "reference-not-found" | "request-timeout" | "reversal-required" | "revision-conflict" | "server-stopping" | "sheet-refused" | "size-not-reached" | "source-required" | "standing-terminal" | "store-unavailable" | "too-many-drafts" | "too-many-entries" | "too-many-questions" | "too-many-requests" | "too-many-webhooks" | "translation-exists" | "unauthenticated" | "unknown-event-type" | "unsupported-media-type";
            /** @description Every field or parameter that is refused. */
            errors?: components["schemas"]["FieldError"][];
            /** @description Of a failure of the server: what its log has it under. */
            requestId?: string;
        };
        ProcessOverviewRow: {
            /** @description The id of the process. */
            processId: string;
            /** @description The stays of the first parties, in the order in which the parties came. */
            parties: components["schemas"]["PartyInProcess"][];
            /** @description How many parties take or took part. */
            partyCount: number;
            /** @description The first by ordinal. */
            phases: components["schemas"]["PhaseInProcess"][];
            /** @description How many phases are defined. */
            phaseCount: number;
            /** @description The first entry in occurred order. */
            firstOccurrence: components["schemas"]["Citation"];
            /** @description The last entry in occurred order. */
            lastOccurrence: components["schemas"]["Citation"];
            /** @description The highest revision among the entries that are counted. */
            lastRevision: number;
            /** @description How many entries there are, by kind of the timeline. */
            counts: {
                /** @description The party, by its id; as a number, how many entries are about parties. */
                party: number;
                /** @description How many entries are about the process itself. */
                process: number;
                /** @description How many entries are about meetings. */
                meeting: number;
                /** @description How many entries are about statements. */
                statement: number;
                /** @description What it says of an agreement. */
                agreement: number;
                /** @description How many entries are about bodies. */
                body: number;
                /** @description How many entries are about phases. */
                phase: number;
                /** @description How many entries are about commitments. */
                commitment: number;
                /** @description How many entries are about violations. */
                violation: number;
            };
            /** @description How many of them are contested. */
            disputed: number;
            /** @description Whether the record is open, by recorded order; null where it opens later. */
            state: ("closed" | "open") | null;
            /** @description The reason is that of a closing or reopening. */
            stateSince: components["schemas"]["ReasonedSince"] | null;
            /** @description Null where it opens only after the moment asked about. */
            title: components["schemas"]["LocalizedText"] | null;
            /** @description What it is about, in short. */
            summary: components["schemas"]["LocalizedText"] | null;
            /** @description ISO 3166 codes. */
            regions: string[];
            /** @description The entry that opened the record; null where it opens later. */
            openedBy: string | null;
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description Whether a process is restricted. */
        ProcessRestriction: {
            /** @description The id of the process. */
            processId: string;
            /** @description Whether only grants that name it, and admins, reach it. */
            restricted: boolean;
        };
        /** @description What a party claimed last of the level. */
        ProgressClaim: {
            /** @description The party, by its id; as a number, how many entries are about parties. */
            party: string;
            /**
             * @description How far it is implemented, by the Peace Accords Matrix scale.
             * @enum {string}
             */
            level: "complete" | "intermediate" | "minimum" | "not_initiated";
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        /** @description How a read model stands. */
        ProjectionStatus: {
            /** @description The name. */
            name: string;
            /** @description Of its fold: a higher one rebuilds the rows. */
            version: number;
            /** @description How often the rows of this version were replaced by a rebuild that came out different. */
            generation: number;
            /** @description The position of the log that the rows cover. */
            position: string;
            /** @description From the rows to the head in the steps of the log's positions: events, or bytes of the log. */
            lag: string;
            /** @description How many rows there are. */
            rows: number;
            /** @description Events that this version of the software cannot read, counted over all read models. */
            skipped: number;
            /** @description The keys that stand still because a fold failed. */
            parked: components["schemas"]["ParkedKey"][];
            /** @description The last rebuild since the start; null: there was none. */
            rebuild: components["schemas"]["RebuildRunning"] | components["schemas"]["RebuildDone"] | components["schemas"]["RebuildFailed"] | null;
        };
        /** @description How every read model stands. */
        Projections: {
            /** @description One for each read model. */
            items: components["schemas"]["ProjectionStatus"][];
        };
        /** @description An entry with the reason that it gives. */
        ReasonedCitation: {
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        /** @description Since when a state holds, and the reason that was given for it; null where none was. */
        ReasonedSince: {
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"] | null;
            /** @description Since when it holds. */
            since: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There, or true, when somebody contests the entry; a number counts such entries.
             * @constant
             */
            disputed?: true;
        };
        /** @description A rebuild that has begun, or was running. */
        Rebuild: {
            /** @description The name of the read model. */
            name: string;
            /** @description How it goes. */
            rebuild: components["schemas"]["RebuildState"];
        };
        /** @description It has replaced the rows. */
        RebuildDone: {
            /**
             * @description Where it stands in its course. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            state: "done";
            /** @description A position in the log, over all processes, as decimal text. */
            position: string;
            /** @description Whether the new rows differ from the ones that were live. */
            changed: boolean;
        };
        /** @description The rows of before stay. */
        RebuildFailed: {
            /**
             * @description Where it stands in its course. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            state: "failed";
            /** @description Why, in the words of the entry. */
            reason: string;
        };
        /** @description It has come to `position`. */
        RebuildRunning: {
            /**
             * @description Where it stands in its course. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            state: "running";
            /** @description A position in the log, over all processes, as decimal text. */
            position: string;
            /** @description The position that it has to reach. */
            head: string;
        };
        /** @description How a rebuild goes. */
        RebuildState: components["schemas"]["RebuildRunning"] | components["schemas"]["RebuildDone"] | components["schemas"]["RebuildFailed"];
        /** @description Entries that are on the record. */
        Receipt: {
            /** @description The id of the process. */
            processId: string;
            /** @description Of the last of the entries. */
            revision: number;
            /** @description Of the last of the entries. */
            position: string;
            /** @description In the order in which they were posted. */
            events: components["schemas"]["ReceiptEntry"][];
            /** @description What has become of what was there; only where there is an `EntryRedacted` among the entries. */
            erasure?: components["schemas"]["Erasure"];
        };
        /** @description Where an entry is on the record. */
        ReceiptEntry: {
            /**
             * Format: uuid
             * @description The id of the entry: the one that was posted, or one that was made for it.
             */
            id: string;
            /** @description The event type. */
            type: string;
            /** @description The number of the event in its process, from 0. */
            revision: number;
            /** @description A position in the log, over all processes, as decimal text. */
            position: string;
            /**
             * Format: date-time
             * @description When the server recorded it: UTC with microseconds.
             */
            recordedAt: string;
            /** @description SHA-256, see `Event`. */
            hash: string;
        };
        /** @description A step of a replay: an entry with the row changes that it makes. */
        ReplayStep: {
            /** @description The entry as a fold sees it, corrections applied in occurred order. */
            entry: {
                [key: string]: unknown;
            };
            /** @description The rows that it changes. */
            changes: components["schemas"]["ReplayedChange"][];
        };
        /** @description A row that an entry changes in a replay. */
        ReplayedChange: {
            /** @description The name of the read model. */
            projection: string;
            /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
            key: string;
            /** @description As the read model gives it; null: there is no such row any more. */
            row: {
                [key: string]: unknown;
            } | null;
        };
        Reschedule: {
            /** @description What it was before. */
            from: components["schemas"]["PlannedDate"] | null;
            /** @description To whom, or to what. */
            to: components["schemas"]["PlannedDate"];
            /** @description Where. */
            place?: components["schemas"]["Place"];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        /** @description Forget what you have, a snapshot follows. An `id` that cannot be used gives this, never an error. */
        ResetData: {
            /**
             * @description Why what you have cannot be gone on with; `access-changed`: you may see other processes than when you had it.
             * @enum {string}
             */
            reason: "access-changed" | "ahead-of-log" | "projection-version" | "unknown-id";
        };
        /** @description A row before and after. */
        RowDifference: {
            /** @description The name of the read model. */
            projection: string;
            /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
            key: string;
            /** @description Null: there was no such row. */
            before: {
                [key: string]: unknown;
            } | null;
            /** @description Null: there is no such row any more. */
            after: {
                [key: string]: unknown;
            } | null;
            /** @description The entries, editorial ones too, that made the difference; none where time alone did. */
            entries: string[];
        };
        /** @description The parts that a correction replaced, as they were; null where there was nothing. */
        SaidBefore: {
            /** @description When it occurred, in the world. */
            occurred?: string;
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][] | null;
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"] | null;
            /** @description What is said, by the fields of the event type. */
            data?: {
                [key: string]: unknown;
            };
        };
        /** @description The commitments that bind a party, counted. */
        Scoreboard: {
            /** @description How many there are. */
            total: number;
            /** @description By the assessors' common level; `none` where there is no assessment or they differ. */
            byLevel: {
                /** @description How many are not initiated. */
                not_initiated: number;
                /** @description How many are at `minimum`. */
                minimum: number;
                /** @description How many are at `intermediate`. */
                intermediate: number;
                /** @description How many are complete. */
                complete: number;
                /** @description How many have no common level. */
                none: number;
            };
            /** @description By whether they are owed. */
            byStanding: {
                /** @description How many are proposed. */
                proposed: number;
                /** @description How many are suspended. */
                suspended: number;
                /** @description How many are binding. */
                binding: number;
                /** @description How many are superseded. */
                superseded: number;
                /** @description How many are waived. */
                waived: number;
                /** @description How many have lapsed. */
                lapsed: number;
            };
            /** @description How many are overdue. */
            overdue: number;
            /** @description How many are contested. */
            contested: number;
        };
        /** @description Why an entry was found. */
        SearchMatch: {
            /**
             * Format: double
             * @description Okapi BM25: the higher, the better it fits. It compares the entries of one answer.
             */
            score: number;
            /** @description The texts that have what was looked for, those with the most of it first, five at most. */
            texts: components["schemas"]["FoundText"][];
            /** @description Ids of the parties of the entry that have a name or an alias with what was looked for. */
            parties: string[];
        };
        /** @description Who sends a request, and what is granted to it. */
        Self: {
            /** @description As `recordedBy` of its entries has it. */
            id: string;
            /** @description Null where none is known. */
            name: string | null;
            /** @description Each a role and a scope: `recorder:gaza-2025`, `reader:*`. */
            grants: string[];
            /** @description When its key, token or session ends by itself; null: never. */
            expiresAt: string | null;
        };
        /** @description A row that is not on the record. */
        SheetAppend: {
            /**
             * Format: uuid
             * @description The id of its entry.
             */
            entryId: string;
            /** @description Its event type. */
            type: string;
            /** @description The number that a spreadsheet shows beside the row. */
            line: number;
            /** @description What its column `row` calls it. */
            row: string;
        };
        /** @description A row that is on the record with something else. */
        SheetCorrection: {
            /** @description The cells that differ. */
            changes: components["schemas"]["ChangedCell"][];
            /**
             * Format: uuid
             * @description The id of its entry.
             */
            entryId: string;
            /** @description Its event type. */
            type: string;
            /** @description The number that a spreadsheet shows beside the row. */
            line: number;
            /** @description What its column `row` calls it. */
            row: string;
        };
        /** @description An entry that came from a row that the sheet has no longer. */
        SheetGone: {
            /**
             * Format: uuid
             * @description The id of the entry.
             */
            entryId: string;
            /** @description Its event type. */
            type: string;
            /** @description When it occurred, as it reads now. */
            occurred: string;
        };
        /** @description A name that was read as the id of the party that bears it. */
        SheetParty: {
            /** @description The name of the column. */
            column: string;
            /** @description As the cell has it. */
            name: string;
            /** @description The id of the party. */
            partyId: string;
            /** @description The number that a spreadsheet shows beside the row. */
            line: number;
            /** @description What its column `row` calls it. */
            row: string;
        };
        /** @description A cell, a row or a column that is refused. */
        SheetRefusal: {
            /** @description The name of the column; empty where it is the row as a whole. */
            column: string;
            /**
             * @description Why: a code of the sheet, or the one that a post of the entry would be refused with.
             * @enum {string}
             */
            code: "column-missing" | "column-twice" | "damaged-cell" | "entry-not-found" | "entry-referenced" | "entry-retracted" | "event-id-reused" | "formula" | "id-taken" | "idempotency-key-reused" | "illegal-transition" | "invalid-cell" | "invalid-payload" | "meeting-not-open" | "occurred-before-reference" | "occurred-in-future" | "part-not-removable" | "party-not-in-process" | "party-unclear" | "process-already-open" | "process-closed" | "process-not-found" | "reason-required" | "redaction-final" | "reference-not-found" | "reversal-required" | "revision-conflict" | "row-name-missing" | "row-twice" | "source-required" | "standing-terminal" | "translation-exists" | "type-changed" | "unknown-column" | "unknown-event-type";
            /** @description What was expected there. */
            expected: string;
            /** @description What came. */
            actual: string;
            /** @description What may have been meant instead. */
            nearest?: string[];
            /** @description The number that a spreadsheet shows beside the row. */
            line: number;
            /** @description What its column `row` calls it. */
            row: string;
        };
        /** @description What a sheet would do to the record of a process, or has done. */
        SheetReport: {
            /** @description The id of the process. */
            processId: string;
            /** @description The name of the sheet. */
            sheet: string;
            /** @description Whether it was recorded; otherwise it was only decided. */
            applied: boolean;
            /** @description Rows that are not on the record. */
            appended: components["schemas"]["SheetAppend"][];
            /** @description Rows that are on the record with something else. */
            corrected: components["schemas"]["SheetCorrection"][];
            /** @description How many rows are on the record as they are. */
            left: number;
            /** @description Entries of rows that the sheet has no longer, newest first. */
            gone: components["schemas"]["SheetGone"][];
            /** @description Whether those are retracted. */
            retracted: boolean;
            /** @description Names that were read as the ids of the parties that bear them. */
            parties: components["schemas"]["SheetParty"][];
            /** @description What is refused, by line and column: the first 1,000. While there is any, nothing is recorded. */
            refused: components["schemas"]["SheetRefusal"][];
            /** @description How many are refused. */
            refusals: number;
            /** @description The position of the last entry; only where some were recorded. */
            position?: string;
        };
        /** @description Since when a state holds, and the entry that brought it about. */
        Since: {
            /** @description Since when it holds. */
            since: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There, or true, when somebody contests the entry; a number counts such entries.
             * @constant
             */
            disputed?: true;
        };
        StatementRow: {
            /** @description The id of the process. */
            processId: string;
            /** @description The first entries that cite it, by when they occurred. */
            citedBy: components["schemas"]["CitingEntry"][];
            /** @description How many entries cite it, of all. */
            citedByCount: number;
            /** @description The id of the statement. */
            statementId: string;
            /** @description Party ids; several make it a joint statement. */
            issuers: string[];
            /** @description The title. */
            title: components["schemas"]["LocalizedText"] | null;
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /**
             * @description How it was made public.
             * @enum {string}
             */
            medium: "document" | "interview" | "joint_statement" | "leak" | "press_release" | "social_media" | "speech";
            /** @description Who said it for the issuers. */
            spokesperson: components["schemas"]["Person"] | null;
            /** @description The meeting at which it was made. */
            meetingId: string | null;
            /** @description What it is about, as posted. */
            about: components["schemas"]["Reference"][];
            /**
             * @description Where it stands in its course.
             * @enum {string}
             */
            state: "issued" | "withdrawn";
            /** @description The entry that issued it. */
            issued: components["schemas"]["Citation"];
            /** @description The entry that withdrew it, with its reason; null while it stands. */
            withdrawn: components["schemas"]["ReasonedCitation"] | null;
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description A party's stay in one process; it has several there when it left and joined again. */
        StayInProcess: {
            /** @description The id of the process. */
            processId: string;
            /** @description The parts that the party takes in the process. */
            roles: ("accompanier" | "assessor" | "conflict_party" | "donor" | "endorser" | "guarantor" | "implementer" | "mediator" | "monitor" | "observer")[];
            /** @description The entry by which it came. */
            joined: components["schemas"]["Citation"];
            /** @description The entry that gave it these roles: its joining, or a change. */
            rolesFrom: components["schemas"]["ReasonedCitation"];
            /** @description The entry by which it left; null while it stays. */
            left: components["schemas"]["ReasonedCitation"] | null;
        };
        TimelineCorrection: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * Format: date-time
             * @description When the server recorded it: UTC with microseconds.
             */
            recordedAt: string;
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
            /** @description What the entry said before the correction. */
            before: components["schemas"]["SaidBefore"];
        };
        TimelineRow: {
            /** @description The id of the process. */
            processId: string;
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description The event type.
             * @enum {string}
             */
            type: "AgreementAccepted" | "AgreementAmended" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementProposed" | "AgreementRatified" | "AgreementRejected" | "AgreementResumed" | "AgreementSigned" | "AgreementSuspended" | "AgreementTerminated" | "BodyDissolved" | "BodyEstablished" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMade" | "CommitmentMoved" | "CommitmentProgressReported" | "CommitmentStandingChanged" | "MeetingCancelled" | "MeetingHeld" | "MeetingRescheduled" | "MeetingScheduled" | "PartyChanged" | "PartyJoined" | "PartyLeft" | "PartyRolesChanged" | "PhaseDeclared" | "PhaseDefined" | "PhaseStatusDetermined" | "ProcessClosed" | "ProcessOpened" | "ProcessReopened" | "StatementIssued" | "StatementWithdrawn" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved";
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind: "agreement" | "body" | "commitment" | "meeting" | "party" | "phase" | "process" | "statement" | "violation";
            /** @description What it says, in its own words and values. */
            what: components["schemas"]["TimelineWhat"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /** @description Its own title, or that of what it is a step of; the text of a commitment, a violation, a statement without title. */
            title: components["schemas"]["LocalizedText"] | null;
            /** @description The text. */
            text: components["schemas"]["LocalizedText"] | null;
            /** @description What the entry is about. */
            subject: {
                /**
                 * @description Of which kind it is.
                 * @enum {string}
                 */
                kind: "agreement" | "body" | "commitment" | "meeting" | "party" | "phase" | "process" | "statement" | "violation";
                /** @description Its id. */
                id: string;
                /** @description Its title, or its text where it has none, as the entry says that introduced it. */
                title: components["schemas"]["LocalizedText"] | null;
            };
            /** @description Ids of the parties in `parts`, each once. */
            parties: string[];
            /** @description Each party with its part; those of what it is about only where the entry does not say itself whose step it is. */
            parts: components["schemas"]["PartyInvolved"][];
            /** @description Its own, then those of the entries that corroborate it. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note: components["schemas"]["LocalizedText"] | null;
            /** @description There, or true, when somebody contests the entry; a number counts such entries. */
            disputed: boolean;
            /** @description Who contests the entry, and why. */
            disputes: components["schemas"]["DisputeMark"][];
            /** @description Whether a correction has changed it. */
            corrected: boolean;
            /** @description In recorded order. */
            corrections: components["schemas"]["TimelineCorrection"][];
            /** @description The entries that add sources. */
            corroborations: {
                /**
                 * Format: uuid
                 * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
                 */
                entryId: string;
                /**
                 * Format: date-time
                 * @description When the server recorded it: UTC with microseconds.
                 */
                recordedAt: string;
            }[];
            /** @description The entries that add languages to a text. */
            translations: components["schemas"]["TranslationMark"][];
            /** @description What was posted was erased; the entry tells what is left of it. */
            redacted: boolean;
            /** @description Of a statement or a body, where the entry is the one that brought it about. */
            state: ("dissolved" | "established" | "issued" | "withdrawn") | null;
            /** @description The entry that withdrew or dissolved it. */
            endedBy: string | null;
            /** @description The number of the event in its process, from 0. */
            revision: number;
            /** @description A position in the log, over all processes, as decimal text. */
            position: string;
            /**
             * Format: date-time
             * @description When the server recorded it: UTC with microseconds.
             */
            recordedAt: string;
            /** @description Who posted it. */
            recordedBy: string;
            /** @description Why it was found; only where `q` is asked. */
            found?: components["schemas"]["SearchMatch"];
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description What the entry says as it stands now, in its own words and values: its payload with its type. */
        TimelineWhat: components["schemas"]["ProcessOpenedWhat"] | components["schemas"]["ProcessClosedWhat"] | components["schemas"]["ProcessReopenedWhat"] | components["schemas"]["PartyJoinedWhat"] | components["schemas"]["PartyRolesChangedWhat"] | components["schemas"]["PartyChangedWhat"] | components["schemas"]["PartyLeftWhat"] | components["schemas"]["MeetingScheduledWhat"] | components["schemas"]["MeetingRescheduledWhat"] | components["schemas"]["MeetingCancelledWhat"] | components["schemas"]["MeetingHeldWhat"] | components["schemas"]["StatementIssuedWhat"] | components["schemas"]["StatementWithdrawnWhat"] | components["schemas"]["AgreementProposedWhat"] | components["schemas"]["AgreementAcceptedWhat"] | components["schemas"]["AgreementRejectedWhat"] | components["schemas"]["AgreementSignedWhat"] | components["schemas"]["AgreementRatifiedWhat"] | components["schemas"]["AgreementEndorsedWhat"] | components["schemas"]["AgreementEnteredIntoForceWhat"] | components["schemas"]["AgreementAmendedWhat"] | components["schemas"]["AgreementSuspendedWhat"] | components["schemas"]["AgreementResumedWhat"] | components["schemas"]["AgreementTerminatedWhat"] | components["schemas"]["BodyEstablishedWhat"] | components["schemas"]["BodyDissolvedWhat"] | components["schemas"]["PhaseDefinedWhat"] | components["schemas"]["PhaseDeclaredWhat"] | components["schemas"]["PhaseStatusDeterminedWhat"] | components["schemas"]["CommitmentMadeWhat"] | components["schemas"]["CommitmentProgressReportedWhat"] | components["schemas"]["CommitmentAssessedWhat"] | components["schemas"]["CommitmentDeadlineSetWhat"] | components["schemas"]["CommitmentMovedWhat"] | components["schemas"]["CommitmentStandingChangedWhat"] | components["schemas"]["ViolationAllegedWhat"] | components["schemas"]["ViolationDeniedWhat"] | components["schemas"]["ViolationFindingIssuedWhat"] | components["schemas"]["ViolationResolvedWhat"];
        /** @description The issuer whose access tokens are taken. */
        TokenIssuer: {
            /** @description As its tokens say it. */
            issuer: string;
            /** @description For whom a token has to be. */
            audience: string;
        };
        TranslationMark: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * Format: date-time
             * @description When the server recorded it: UTC with microseconds.
             */
            recordedAt: string;
            /** @description A JSON Pointer to the text. */
            path: string;
            /** @description The languages that it adds, as BCP 47 tags. */
            tags: string[];
        };
        /** @description An id in a filter that names nothing on the record. */
        UnknownId: {
            /** @description The name of the parameter. */
            filter: string;
            /** @description Its id. */
            id: string;
            /** @description Ids that are spelt much like it, nearest first. */
            near: string[];
        };
        /** @description Everything up to here has been sent. */
        UpToDateData: {
            /** @description A position in the log, over all processes, as decimal text. */
            position: string;
        };
        /** @description What the record would answer to an entry. */
        Verdict: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /** @description Whether it would be recorded, with the others. */
            recordable: boolean;
            /** @description Why not. */
            refusals: components["schemas"]["VerdictRefusal"][];
        };
        VerdictRefusal: {
            /** @description Stable: what a program goes by. */
            code: string;
            /** @description JSON Pointer into the entry. */
            pointer: string;
            /** @description What was expected, and what came. */
            detail: string;
        };
        /** @description Whether the chain of a process holds; if not, where it breaks. */
        Verification: components["schemas"]["ChainIntact"] | components["schemas"]["ChainBroken"];
        ViolationDenial: {
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        /** @description What a monitor has found, in its own words. */
        ViolationFinding: {
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /**
             * @description What was found.
             * @enum {string}
             */
            finding: "attributed" | "inconclusive" | "occurred_not_attributed" | "unfounded";
            /** @description Ids of the parties that it is found against; they need not be those that it was alleged against. */
            attributedTo: string[];
            /** @description How sure who issued it is; null where nothing is said. */
            confidence: ("high" | "low" | "moderate") | null;
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /** @description As found. */
            harm: components["schemas"]["Harm"] | null;
            /** @description As found. */
            place: components["schemas"]["Place"] | null;
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        ViolationHistoryItem: {
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "alleged";
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
        } | {
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /**
             * @description What was found.
             * @enum {string}
             */
            finding: "attributed" | "inconclusive" | "occurred_not_attributed" | "unfounded";
            /** @description Ids of the parties that it is found against; they need not be those that it was alleged against. */
            attributedTo: string[];
            /** @description How sure who issued it is; null where nothing is said. */
            confidence: ("high" | "low" | "moderate") | null;
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /** @description As found. */
            harm: components["schemas"]["Harm"] | null;
            /** @description As found. */
            place: components["schemas"]["Place"] | null;
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "found";
        } | {
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "denied";
        } | {
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
            /**
             * @description Of which kind it is.
             * @constant
             */
            kind: "resolved";
        };
        ViolationResolution: {
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
            /** @description When it occurred, in the world. */
            occurred: components["schemas"]["Occurred"];
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * @description There when somebody contests the entry.
             * @constant
             */
            disputed?: true;
        };
        ViolationRow: {
            /** @description The id of the process. */
            processId: string;
            /** @description Null where none is named. */
            commitmentId: string | null;
            /** @description Every step, in occurred order, the allegation first. */
            history: components["schemas"]["ViolationHistoryItem"][];
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description The party that alleges it. */
            by: string;
            /** @description Ids of the parties that it is alleged against. */
            against: string[];
            /** @description The words of the allegation. */
            text: components["schemas"]["LocalizedText"];
            /** @description The id of the agreement. */
            agreementId: string | null;
            /** @description As alleged. */
            place: components["schemas"]["Place"] | null;
            /** @description As alleged. */
            harm: components["schemas"]["Harm"] | null;
            /** @description The entry that alleges it. */
            alleged: components["schemas"]["Citation"];
            /**
             * @description Where it stands in its course.
             * @enum {string}
             */
            state: "alleged" | "denied" | "found" | "resolved";
            /** @description The latest of each that has issued one, in occurred order. */
            findings: components["schemas"]["ViolationFinding"][];
            /** @description Ids of the parties that each of the `findings` names; none where there is no such party. */
            attributedTo: string[];
            /** @description Whether two of the `findings` differ in what they find or against whom. */
            contested: boolean;
            /** @description The latest of each party that denies it, in occurred order. */
            denials: components["schemas"]["ViolationDenial"][];
            /** @description The entry that settled it; null while it is open. */
            resolved: components["schemas"]["ViolationResolution"] | null;
            /** @description There when the row stands still. */
            parked?: components["schemas"]["Parked"];
        };
        /** @description Where entries are sent as they are recorded. */
        WebhookAnswer: {
            /** @description The id of the webhook. */
            webhookId: string;
            /** @description Whose it is: only what this caller may see is sent. */
            callerId: string;
            /** @description Where messages are posted. */
            url: string;
            /** @description Which entries are wanted. */
            filter: components["schemas"]["WebhookFilter"];
            /**
             * @description Where it stands in its course.
             * @enum {string}
             */
            state: "active" | "failing" | "new" | "parked";
            /** @description Null while it is not parked. */
            parked: components["schemas"]["WebhookParked"] | null;
            /** @description Attempts in a row that have failed. */
            failures: number;
            /** @description When it is tried again; null: nothing has failed. */
            nextAttemptAt: string | null;
            /** @description Everything up to this position was delivered or is not asked for. */
            position: string;
            /** @description How far that is from the end of the log. */
            lag: string;
            /** @description Entries that were delivered, each time that one was. */
            delivered: number;
            /** @description Until when messages are signed with the secret of before too; null: they are not. */
            previousSecretUntil: string | null;
            /** @description The newest attempts that were noted, the last one last. */
            attempts: components["schemas"]["DeliveryAttempt"][];
        };
        /** @description Which entries are wanted; absent: all that the owner may see. */
        WebhookFilter: {
            /** @description The id of the process. */
            processId?: string;
            /** @description Event types. */
            types?: string[];
            /** @description Entries that name one of these parties, or are about something of theirs. */
            parties?: string[];
        };
        /** @description Why nothing is sent until it is resumed. */
        WebhookParked: {
            /**
             * @description Why, in the words of the entry.
             * @enum {string}
             */
            reason: "attempts-used-up" | "gone" | "no-access";
            /**
             * Format: date-time
             * @description Since when.
             */
            at: string;
        };
        /** @description A webhook and its secret, which is shown this once. */
        WebhookWithSecret: {
            /** @description What its messages are signed with, as the libraries of Standard Webhooks take it. */
            secret: string;
            /** @description The webhook. */
            webhook: components["schemas"]["WebhookAnswer"];
        };
        /** @description Webhooks, those that were added first first. */
        Webhooks: {
            /** @description Each as it stands. */
            items: components["schemas"]["WebhookAnswer"][];
        };
        /**
         * @description A text by BCP 47 language tag, at least one.
         * @example {
         *       "ar": "نص",
         *       "en": "Text",
         *       "original": "ar"
         *     }
         */
        LocalizedText: {
            /** @description Which of the tags is the language that the text was first said in. */
            original?: string;
            /** @description Which of the tags are machine translations. */
            machine?: string[];
        } & {
            [key: string]: string;
        };
        /** @description The record of a process begins. */
        ProcessOpened: {
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description What it is about, in short. */
            summary?: components["schemas"]["LocalizedText"];
            /** @description ISO 3166 codes of countries or subdivisions. */
            regions?: string[];
        };
        /** @description Where an entry's facts are from, found by a url or a title. Title and quote are in the source's own language. */
        Source: {
            /**
             * Format: uri
             * @description Where it is found.
             */
            url?: string;
            /** @description Who published it. */
            publisher: string;
            /** @description The title. */
            title?: string;
            /**
             * @description The language, as a BCP 47 tag.
             * @example ar
             * @example en
             */
            language?: string;
            /**
             * @description The day on which it was published.
             * @example 2025-12-20
             * @example 2025-12
             */
            publishedOn?: string;
            /**
             * Format: uri
             * @description A copy that stays.
             */
            archivedUrl?: string;
            /** @description The words of the source, in its own language. */
            quote?: string;
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind: "official" | "wire" | "press" | "monitor_report" | "social_post" | "document" | "own_observation";
        };
        /** @description The record of a process begins. */
        ProcessOpenedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ProcessOpened";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["ProcessOpened"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description The record of a process is closed: only editorial entries and a reopening may follow. */
        ProcessClosed: {
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description The record of a process is closed: only editorial entries and a reopening may follow. */
        ProcessClosedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ProcessClosed";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["ProcessClosed"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description The record of a closed process is opened again. */
        ProcessReopened: {
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description The record of a closed process is opened again. */
        ProcessReopenedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ProcessReopened";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["ProcessReopened"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description Ids by the scheme that gives them: `{"iso3166": "SS", "wikidata": "Q958", "ucdp": "113"}`. */
        Identifiers: {
            /** @description ISO 3166, a country or a subdivision of one. */
            iso3166?: string;
            /** @description Wikidata. */
            wikidata?: string;
            /** @description PAA-X, the actors of peace agreements. */
            paax?: string;
            /** @description UCDP, the actors of its conflicts. */
            ucdp?: string;
            /** @description ACLED, which tells its actors apart by name. */
            acled?: string;
        } & {
            [key: string]: string;
        };
        Party: {
            /** @description Its id. */
            id: string;
            /** @description The name. */
            name: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind: "state" | "non_state_armed" | "political_party" | "igo" | "government_body" | "transitional_body" | "ngo" | "civil_society" | "religious_body" | "community" | "company" | "coalition" | "electorate" | "person";
            /** @description Other names that it is known by. */
            aliases?: components["schemas"]["LocalizedText"][];
            /** @description What others know it by. */
            identifiers?: components["schemas"]["Identifiers"];
            /** @description Ids of the parties that it belongs to: an umbrella, a government. */
            memberOf?: string[];
            /** @description Ids of the parties that it came out of, by a split or a renaming. */
            succeeds?: string[];
        };
        /** @description A party takes part in the process, in one or more roles. */
        PartyJoined: {
            /** @description The party, by its id; as a number, how many entries are about parties. */
            party: components["schemas"]["Party"];
            /** @description The parts that the party takes in the process. */
            roles: ("conflict_party" | "mediator" | "guarantor" | "monitor" | "implementer" | "accompanier" | "assessor" | "donor" | "endorser" | "observer")[];
        };
        /** @description A party takes part in the process, in one or more roles. */
        PartyJoinedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PartyJoined";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["PartyJoined"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A party has other roles from now on. */
        PartyRolesChanged: {
            /** @description The id of the party. */
            partyId: string;
            /** @description The parts that the party takes in the process. */
            roles: ("conflict_party" | "mediator" | "guarantor" | "monitor" | "implementer" | "accompanier" | "assessor" | "donor" | "endorser" | "observer")[];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A party has other roles from now on. */
        PartyRolesChangedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PartyRolesChanged";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["PartyRolesChanged"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A party has another name or kind, or belongs to other parties, from now on. */
        PartyChanged: {
            /** @description The id of the party. */
            partyId: string;
            /** @description The name. */
            name?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "state" | "non_state_armed" | "political_party" | "igo" | "government_body" | "transitional_body" | "ngo" | "civil_society" | "religious_body" | "community" | "company" | "coalition" | "electorate" | "person";
            /** @description Other names that it is known by. */
            aliases?: components["schemas"]["LocalizedText"][];
            /** @description What others know it by. */
            identifiers?: components["schemas"]["Identifiers"];
            /** @description Ids of the parties that it belongs to: an umbrella, a government. */
            memberOf?: string[];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A party has another name or kind, or belongs to other parties, from now on. */
        PartyChangedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PartyChanged";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["PartyChanged"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A party leaves the process; it may still be named, and may join again. */
        PartyLeft: {
            /** @description The id of the party. */
            partyId: string;
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A party leaves the process; it may still be named, and may join again. */
        PartyLeftEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PartyLeft";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["PartyLeft"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        Person: {
            /** @description The name. */
            name: string;
            /** @description The office that a person holds. */
            office?: string;
        };
        /** @description A party at a meeting, and who sits there for it. */
        Participant: {
            /** @description The id of the party. */
            partyId: string;
            /** @description Who speaks for the party. */
            representatives?: components["schemas"]["Person"][];
        };
        /** @description A point of WGS 84, in degrees. */
        Coordinates: {
            /** @description Degrees north of the equator; south is negative. */
            latitude: number;
            /** @description Degrees east of Greenwich; west is negative. */
            longitude: number;
            /**
             * @description What the point stands for: the place itself, somewhere near it, or the middle of its district, region or country.
             * @enum {string}
             */
            precision: "exact" | "near" | "district" | "region" | "country";
        };
        Place: {
            /** @description The name. */
            name: components["schemas"]["LocalizedText"];
            /** @description ISO 3166-1 alpha-2. */
            country?: string;
            /** @description Where it is, and how exactly that is known. */
            coordinates?: components["schemas"]["Coordinates"];
        };
        /** @description A meeting is announced for a date. */
        MeetingScheduled: {
            /** @description The id of the meeting. */
            meetingId: string;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description Who takes part. */
            participants: components["schemas"]["Participant"][];
            /** @description Where. */
            place?: components["schemas"]["Place"];
            /**
             * @description How it meets: in person, online, or by way of mediators.
             * @enum {string}
             */
            format: "in_person" | "remote" | "shuttle" | "proximity";
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            scheduledFor: string;
            /** @description What was to be talked about. */
            agenda?: components["schemas"]["LocalizedText"];
        };
        /** @description A meeting is announced for a date. */
        MeetingScheduledEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MeetingScheduled";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["MeetingScheduled"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A scheduled meeting moves to another date or place. */
        MeetingRescheduled: {
            /** @description The id of the meeting. */
            meetingId: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            scheduledFor: string;
            /** @description Where. */
            place?: components["schemas"]["Place"];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A scheduled meeting moves to another date or place. */
        MeetingRescheduledEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MeetingRescheduled";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["MeetingRescheduled"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A scheduled meeting will not take place. */
        MeetingCancelled: {
            /** @description The id of the meeting. */
            meetingId: string;
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A scheduled meeting will not take place. */
        MeetingCancelledEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MeetingCancelled";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["MeetingCancelled"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A meeting took place, scheduled before or not. */
        MeetingHeld: {
            /** @description The id of the meeting. */
            meetingId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /** @description Who takes part. */
            participants?: components["schemas"]["Participant"][];
            /** @description Where. */
            place?: components["schemas"]["Place"];
            /**
             * @description How it meets: in person, online, or by way of mediators.
             * @enum {string}
             */
            format?: "in_person" | "remote" | "shuttle" | "proximity";
            /** @description What was talked about. */
            topics?: components["schemas"]["LocalizedText"][];
            /** @description What came of it. */
            outcome?: components["schemas"]["LocalizedText"];
            /** @description Ids of parties that were expected and did not come. */
            absent?: string[];
        };
        /** @description A meeting took place, scheduled before or not. */
        MeetingHeldEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MeetingHeld";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["MeetingHeld"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        Reference: {
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind: "phase" | "meeting" | "agreement" | "commitment" | "body" | "statement" | "violation";
            /** @description Its id. */
            id: string;
        };
        /** @description One party, or several jointly, said something in public. */
        StatementIssued: {
            /** @description The id of the statement. */
            statementId: string;
            /** @description Ids of the parties that issue it; several make it a joint statement. */
            issuers: string[];
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /**
             * @description How it was made public.
             * @enum {string}
             */
            medium: "joint_statement" | "press_release" | "social_media" | "speech" | "interview" | "document" | "leak";
            /** @description Who said it for the issuers. */
            spokesperson?: components["schemas"]["Person"];
            /** @description The id of the meeting. */
            meetingId?: string;
            /** @description What it is about. */
            about?: components["schemas"]["Reference"][];
        };
        /** @description One party, or several jointly, said something in public. */
        StatementIssuedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "StatementIssued";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["StatementIssued"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A statement is taken back. */
        StatementWithdrawn: {
            /** @description The id of the statement. */
            statementId: string;
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A statement is taken back. */
        StatementWithdrawnEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "StatementWithdrawn";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["StatementWithdrawn"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A numbered point of an agreement; the number is the document's own, such as `4` or `3(b)`. */
        AgreementPoint: {
            /** @description The number of the point, as the agreement counts it. */
            number: string;
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /** @description What the point is about. */
            themes?: ("cessation_of_hostilities" | "withdrawal" | "detainees" | "humanitarian_access" | "disarmament" | "security" | "justice" | "victims" | "rights" | "governance" | "reconstruction" | "displacement" | "monitoring" | "political_horizon" | "economy" | "other")[];
        };
        /** @description What the agreement does to another one. */
        RelatedAgreement: {
            /** @description The id of the agreement. */
            agreementId: string;
            /**
             * @description What the agreement does to the other one.
             * @enum {string}
             */
            how: "implements" | "renews" | "amends" | "replaces" | "annexes";
        };
        /** @description Parties put an agreement forward. */
        AgreementProposed: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description Parties put an agreement forward. */
        AgreementProposedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementProposed";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementProposed"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description Parties accept an agreement, wholly or in part. */
        AgreementAccepted: {
            /** @description Accepted in part only: the state of the agreement does not change. */
            partial?: boolean;
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description Parties accept an agreement, wholly or in part. */
        AgreementAcceptedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementAccepted";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementAccepted"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description Parties reject an agreement. */
        AgreementRejected: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description Parties reject an agreement. */
        AgreementRejectedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementRejected";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementRejected"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description Who signed, as what, and by whose hand: a party of the process, or another one by its name. */
        Signatory: {
            /** @description The id of the party. */
            partyId?: string;
            /** @description The name. */
            name?: string;
            /**
             * @description As what somebody signs.
             * @enum {string}
             */
            capacity: "party" | "witness" | "guarantor" | "endorser" | "facilitator" | "observer";
            /** @description By whose hand. */
            persons?: components["schemas"]["Person"][];
        };
        /** @description Parties sign an agreement. */
        AgreementSigned: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step; left out: those that signed as `party`, or as `endorser`. */
            by?: string[];
            /** @description Who signed. */
            signatories?: components["schemas"]["Signatory"][];
        };
        /** @description Parties sign an agreement. */
        AgreementSignedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementSigned";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementSigned"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description Parties ratify an agreement by their own procedure. */
        AgreementRatified: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description Parties ratify an agreement by their own procedure. */
        AgreementRatifiedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementRatified";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementRatified"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description Parties endorse an agreement without becoming bound by it. */
        AgreementEndorsed: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step; left out: those that signed as `party`, or as `endorser`. */
            by?: string[];
            /** @description Who signed. */
            signatories?: components["schemas"]["Signatory"][];
        };
        /** @description Parties endorse an agreement without becoming bound by it. */
        AgreementEndorsedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementEndorsed";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementEndorsed"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description An agreement takes effect. */
        AgreementEnteredIntoForce: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description An agreement takes effect. */
        AgreementEnteredIntoForceEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementEnteredIntoForce";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementEnteredIntoForce"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description An agreement is changed; points that are given replace the earlier ones. */
        AgreementAmended: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description An agreement is changed; points that are given replace the earlier ones. */
        AgreementAmendedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementAmended";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementAmended"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description An agreement is suspended. */
        AgreementSuspended: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description An agreement is suspended. */
        AgreementSuspendedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementSuspended";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementSuspended"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A suspended agreement is in force again. */
        AgreementResumed: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description A suspended agreement is in force again. */
        AgreementResumedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementResumed";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementResumed"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description An agreement ends. */
        AgreementTerminated: {
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description An agreement ends. */
        AgreementTerminatedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementTerminated";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["AgreementTerminated"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A body is set up, such as a commission or a monitoring mission. */
        BodyEstablished: {
            /** @description The id of the body. */
            bodyId: string;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description What it is to do. */
            mandate?: components["schemas"]["LocalizedText"];
            /** @description Party ids. */
            members?: string[];
            /** @description The id of the agreement. */
            agreementId?: string;
        };
        /** @description A body is set up, such as a commission or a monitoring mission. */
        BodyEstablishedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "BodyEstablished";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["BodyEstablished"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A body is dissolved. */
        BodyDissolved: {
            /** @description The id of the body. */
            bodyId: string;
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A body is dissolved. */
        BodyDissolvedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "BodyDissolved";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["BodyDissolved"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description The process is planned to have this phase. */
        PhaseDefined: {
            /** @description The id of the phase. */
            phaseId: string;
            /** @description The phase's place in the plan, from 1. */
            ordinal: number;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description What is to be reached. */
            objectives?: components["schemas"]["LocalizedText"][];
            /** @description The id of the agreement. */
            agreementId?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            plannedStart?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            plannedEnd?: string;
        };
        /** @description The process is planned to have this phase. */
        PhaseDefinedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PhaseDefined";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["PhaseDefined"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A party claims that a phase has a status. */
        PhaseDeclared: {
            /** @description The id of the phase. */
            phaseId: string;
            /**
             * @description The status of the phase.
             * @enum {string}
             */
            status: "not_started" | "preparing" | "in_progress" | "stalled" | "suspended" | "completed" | "collapsed" | "superseded";
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The id of the statement. */
            statementId?: string;
        };
        /** @description A party claims that a phase has a status. */
        PhaseDeclaredEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PhaseDeclared";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["PhaseDeclared"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description The recording desk determines the status of a phase. */
        PhaseStatusDetermined: {
            /** @description The id of the phase. */
            phaseId: string;
            /**
             * @description The status of the phase.
             * @enum {string}
             */
            status: "not_started" | "preparing" | "in_progress" | "stalled" | "suspended" | "completed" | "collapsed" | "superseded";
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description The recording desk determines the status of a phase. */
        PhaseStatusDeterminedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PhaseStatusDetermined";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["PhaseStatusDetermined"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A date that hangs on something on the record, as most agreements say it: 30 days after it entered into force. */
        RelativeDue: {
            /** @description What it hangs on. */
            of: components["schemas"]["Reference"];
            /**
             * @description Which moment of it; an agreement is `signed` and `in_force`, a phase `started` and `ended`, a commitment `made` and `due`.
             * @enum {string}
             */
            when: "signed" | "in_force" | "started" | "ended" | "held" | "established" | "made" | "due";
            /**
             * @description How long after that moment, an ISO 8601 duration; a negative one is before it.
             * @example P30D
             * @example P1Y6M
             * @example -P60D
             */
            offset: string;
            /** @description How the agreement itself says it. */
            text?: components["schemas"]["LocalizedText"];
        };
        /** @description By when it is owed: an EDTF date, or one that hangs on something on the record. */
        Due: string | components["schemas"]["RelativeDue"];
        /** @description Parties commit themselves to something. */
        CommitmentMade: {
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description Ids of the parties that are bound. */
            by: string[];
            /** @description Ids of the parties that it is owed to. */
            to?: string[];
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /**
             * @description What the commitment is about.
             * @enum {string}
             */
            theme: "cessation_of_hostilities" | "withdrawal" | "detainees" | "humanitarian_access" | "disarmament" | "security" | "justice" | "victims" | "rights" | "governance" | "reconstruction" | "displacement" | "monitoring" | "political_horizon" | "economy" | "other";
            /**
             * @description Whether it is owed.
             * @enum {string}
             */
            standing: "proposed" | "binding";
            /** @description The id of the phase. */
            phaseId?: string;
            /** @description The id of the agreement. */
            agreementId?: string;
            /** @description The number of the agreement's point that it implements. */
            point?: string;
            /** @description The id of the statement. */
            statementId?: string;
            /** @description By when it is owed. */
            due?: components["schemas"]["Due"];
            /** @description Ids of the commitments that come first. */
            dependsOn?: string[];
            /** @description What would show that it is done. */
            measurableBy?: components["schemas"]["LocalizedText"];
        };
        /** @description Parties commit themselves to something. */
        CommitmentMadeEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentMade";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["CommitmentMade"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A party claims how far a commitment is implemented, or reports a fact about it. */
        CommitmentProgressReported: {
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /**
             * @description How far it is implemented, by the Peace Accords Matrix scale.
             * @enum {string}
             */
            level?: "not_initiated" | "minimum" | "intermediate" | "complete";
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
        };
        /** @description A party claims how far a commitment is implemented, or reports a fact about it. */
        CommitmentProgressReportedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentProgressReported";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["CommitmentProgressReported"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description An assessor rates how far a commitment is implemented. */
        CommitmentAssessed: {
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description A party id or a free name such as `desk`. */
            assessor: string;
            /**
             * @description How far it is implemented, by the Peace Accords Matrix scale.
             * @enum {string}
             */
            level: "not_initiated" | "minimum" | "intermediate" | "complete" | "not_assessable";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
            /** @description Says that a step back from complete is meant. */
            reversal?: boolean;
        };
        /** @description An assessor rates how far a commitment is implemented. */
        CommitmentAssessedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentAssessed";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["CommitmentAssessed"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A commitment is due at another date from now on. */
        CommitmentDeadlineSet: {
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description By when it is owed. */
            due: components["schemas"]["Due"];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A commitment is due at another date from now on. */
        CommitmentDeadlineSetEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentDeadlineSet";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["CommitmentDeadlineSet"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A commitment belongs to another phase, agreement or point from now on. */
        CommitmentMoved: {
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description The id of the phase. */
            phaseId?: string | null;
            /** @description The id of the agreement. */
            agreementId?: string | null;
            /** @description The number of a point of an agreement. */
            point?: string | null;
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description A commitment belongs to another phase, agreement or point from now on. */
        CommitmentMovedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentMoved";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["CommitmentMoved"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A commitment becomes binding, suspended, superseded, waived or lapsed. */
        CommitmentStandingChanged: {
            /** @description The id of the commitment. */
            commitmentId: string;
            /**
             * @description Whether it is owed.
             * @enum {string}
             */
            standing: "proposed" | "binding" | "suspended" | "superseded" | "waived" | "lapsed";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
            /** @description Id of the commitment that takes its place. */
            supersededBy?: string;
        };
        /** @description A commitment becomes binding, suspended, superseded, waived or lapsed. */
        CommitmentStandingChangedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentStandingChanged";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["CommitmentStandingChanged"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description How many people, as reported: the lowest, the best and the highest figure. */
        Toll: {
            /** @description The lowest estimate. */
            low: number;
            /** @description The best estimate. */
            best: number;
            /** @description The highest estimate. */
            high: number;
        };
        Harm: {
            /** @description How many were killed. */
            killed?: components["schemas"]["Toll"];
            /** @description How many were injured. */
            injured?: components["schemas"]["Toll"];
        };
        /** @description A party accuses others of a violation. */
        ViolationAlleged: {
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description Ids of the parties that are said to have done it. */
            against: string[];
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /** @description The id of the commitment. */
            commitmentId?: string;
            /** @description The id of the agreement. */
            agreementId?: string;
            /** @description Where. */
            place?: components["schemas"]["Place"];
            /** @description What harm it did. */
            harm?: components["schemas"]["Harm"];
        };
        /** @description A party accuses others of a violation. */
        ViolationAllegedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ViolationAlleged";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["ViolationAlleged"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A party denies an alleged violation. */
        ViolationDenied: {
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
        };
        /** @description A party denies an alleged violation. */
        ViolationDeniedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ViolationDenied";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["ViolationDenied"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A monitor says what it found of an alleged violation. */
        ViolationFindingIssued: {
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /**
             * @description What was found.
             * @enum {string}
             */
            finding: "attributed" | "occurred_not_attributed" | "inconclusive" | "unfounded";
            /** @description Ids of the parties that it was found to have been done by. */
            attributedTo?: string[];
            /**
             * @description How sure who found it is.
             * @enum {string}
             */
            confidence?: "low" | "moderate" | "high";
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /** @description What harm it did. */
            harm?: components["schemas"]["Harm"];
            /** @description Where. */
            place?: components["schemas"]["Place"];
        };
        /** @description A monitor says what it found of an alleged violation. */
        ViolationFindingIssuedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ViolationFindingIssued";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["ViolationFindingIssued"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A party declares an alleged violation settled. */
        ViolationResolved: {
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
        };
        /** @description A party declares an alleged violation settled. */
        ViolationResolvedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ViolationResolved";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["ViolationResolved"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description What a correction replaces, each part whole. */
        EntryChanges: {
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred?: string;
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
            /** @description Top-level fields of the entry's data by name; null removes one. */
            data?: {
                [key: string]: unknown;
            };
        };
        /** @description Parts of an entry are replaced; what it said before stays on the record. */
        EntryCorrected: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /** @description What the correction replaces. */
            changes: components["schemas"]["EntryChanges"];
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description Parts of an entry are replaced; what it said before stays on the record. */
        EntryCorrectedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "EntryCorrected";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred?: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["EntryCorrected"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description An entry is taken out of the history; retracting an editorial entry undoes it. */
        EntryRetracted: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description An entry is taken out of the history; retracting an editorial entry undoes it. */
        EntryRetractedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "EntryRetracted";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred?: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["EntryRetracted"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A party contests what an entry says. */
        EntryDisputed: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description A party contests what an entry says. */
        EntryDisputedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "EntryDisputed";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred?: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["EntryDisputed"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description Further sources are given for the fact of an entry. */
        EntryCorroborated: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
        };
        /** @description Further sources are given for the fact of an entry. */
        EntryCorroboratedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "EntryCorroborated";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred?: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["EntryCorroborated"];
            /** @description Where the facts are from. */
            sources: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description What is left of what was posted, whole: it has to be an entry of the same type. */
        RemainingBody: {
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred?: string;
            /** @description The data, whole, by the type of the entry that it is of. */
            data: {
                [key: string]: unknown;
            };
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description What was posted of an entry is erased, but for what is left here. */
        EntryRedacted: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /** @description How many entries are about bodies. */
            body: components["schemas"]["RemainingBody"];
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description What was posted of an entry is erased, but for what is left here. */
        EntryRedactedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "EntryRedacted";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred?: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["EntryRedacted"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        /** @description A text of an entry is given in further languages. */
        TranslationAdded: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /**
             * Format: json-pointer
             * @description A JSON Pointer inside the entry's data to a localized text: `/title`.
             */
            path: string;
            /** @description The text. */
            text: {
                [key: string]: string;
            };
            /** @description Which of the tags are machine translations. */
            machine?: boolean;
        };
        /** @description A text of an entry is given in further languages. */
        TranslationAddedEntry: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "TranslationAdded";
            /**
             * Format: uuid
             * @description Its id.
             */
            id?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            occurred?: string;
            /** @description What is said, by the fields of the event type. */
            data: components["schemas"]["TranslationAdded"];
            /** @description Where the facts are from. */
            sources?: components["schemas"]["Source"][];
            /** @description A remark of who recorded the entry. */
            note?: components["schemas"]["LocalizedText"];
        };
        PostedEntry: components["schemas"]["ProcessOpenedEntry"] | components["schemas"]["ProcessClosedEntry"] | components["schemas"]["ProcessReopenedEntry"] | components["schemas"]["PartyJoinedEntry"] | components["schemas"]["PartyRolesChangedEntry"] | components["schemas"]["PartyChangedEntry"] | components["schemas"]["PartyLeftEntry"] | components["schemas"]["MeetingScheduledEntry"] | components["schemas"]["MeetingRescheduledEntry"] | components["schemas"]["MeetingCancelledEntry"] | components["schemas"]["MeetingHeldEntry"] | components["schemas"]["StatementIssuedEntry"] | components["schemas"]["StatementWithdrawnEntry"] | components["schemas"]["AgreementProposedEntry"] | components["schemas"]["AgreementAcceptedEntry"] | components["schemas"]["AgreementRejectedEntry"] | components["schemas"]["AgreementSignedEntry"] | components["schemas"]["AgreementRatifiedEntry"] | components["schemas"]["AgreementEndorsedEntry"] | components["schemas"]["AgreementEnteredIntoForceEntry"] | components["schemas"]["AgreementAmendedEntry"] | components["schemas"]["AgreementSuspendedEntry"] | components["schemas"]["AgreementResumedEntry"] | components["schemas"]["AgreementTerminatedEntry"] | components["schemas"]["BodyEstablishedEntry"] | components["schemas"]["BodyDissolvedEntry"] | components["schemas"]["PhaseDefinedEntry"] | components["schemas"]["PhaseDeclaredEntry"] | components["schemas"]["PhaseStatusDeterminedEntry"] | components["schemas"]["CommitmentMadeEntry"] | components["schemas"]["CommitmentProgressReportedEntry"] | components["schemas"]["CommitmentAssessedEntry"] | components["schemas"]["CommitmentDeadlineSetEntry"] | components["schemas"]["CommitmentMovedEntry"] | components["schemas"]["CommitmentStandingChangedEntry"] | components["schemas"]["ViolationAllegedEntry"] | components["schemas"]["ViolationDeniedEntry"] | components["schemas"]["ViolationFindingIssuedEntry"] | components["schemas"]["ViolationResolvedEntry"] | components["schemas"]["EntryCorrectedEntry"] | components["schemas"]["EntryRetractedEntry"] | components["schemas"]["EntryDisputedEntry"] | components["schemas"]["EntryCorroboratedEntry"] | components["schemas"]["EntryRedactedEntry"] | components["schemas"]["TranslationAddedEntry"];
        /** @description A page of rows, each a `ProcessOverviewRow`. */
        ProcessesPage: {
            /** @description The rows of the page. */
            items: components["schemas"]["ProcessOverviewRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
        };
        ProcessAnswer: components["schemas"]["ProcessOverviewRow"] & components["schemas"]["AnswerContext"];
        /** @description A page of rows, each a `PhaseStatusRow`. */
        PhasesPage: {
            /** @description The rows of the page. */
            items: components["schemas"]["PhaseStatusRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
        };
        PhaseAnswer: components["schemas"]["PhaseStatusRow"] & components["schemas"]["AnswerContext"];
        /** @description A page of rows, each a `PartyCommitmentsRow`. */
        CommitmentsPage: {
            /** @description The rows of the page. */
            items: components["schemas"]["PartyCommitmentsRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
        };
        CommitmentAnswer: components["schemas"]["PartyCommitmentsRow"] & components["schemas"]["AnswerContext"];
        /** @description A page of rows, each a `ViolationRow`. */
        ViolationsPage: {
            /** @description The rows of the page. */
            items: components["schemas"]["ViolationRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
        };
        ViolationAnswer: components["schemas"]["ViolationRow"] & components["schemas"]["AnswerContext"];
        /** @description A page of rows, each a `AgreementRow`. */
        AgreementsPage: {
            /** @description The rows of the page. */
            items: components["schemas"]["AgreementRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
        };
        /** @description A page of rows, each a `MeetingRow`. */
        MeetingsPage: {
            /** @description The rows of the page. */
            items: components["schemas"]["MeetingRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
        };
        /** @description A page of rows, each a `StatementRow`. */
        StatementsPage: {
            /** @description The rows of the page. */
            items: components["schemas"]["StatementRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
        };
        StatementAnswer: components["schemas"]["StatementRow"] & components["schemas"]["AnswerContext"];
        /** @description A page of rows, each a `BodyRow`. */
        BodiesPage: {
            /** @description The rows of the page. */
            items: components["schemas"]["BodyRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
        };
        BodyAnswer: components["schemas"]["BodyRow"] & components["schemas"]["AnswerContext"];
        /** @description A page of rows, each a `TimelineRow`. */
        TimelinePage: {
            /** @description The rows of the page. */
            items: components["schemas"]["TimelineRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
            /** @description Only of a search: whether more was found than is ranked. Then the 5,000 entries that were recorded last are. */
            truncated?: boolean;
        };
        /** @description A page of rows, each a `PartyRow`. */
        PartiesPage: {
            /** @description The rows of the page. */
            items: components["schemas"]["PartyRow"][];
            /** @description The `cursor` of the next page; null on the last one. */
            nextCursor: string | null;
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
            /** @description The ids in filters that name nothing; absent where each names something. */
            unknown?: components["schemas"]["UnknownId"][];
        };
        PartyAnswer: components["schemas"]["PartyRow"] & components["schemas"]["AnswerContext"];
        /** @description The record of a process begins. */
        ProcessOpenedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ProcessOpened";
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description What it is about, in short. */
            summary?: components["schemas"]["LocalizedText"];
            /** @description ISO 3166 codes of countries or subdivisions. */
            regions?: string[];
        };
        /** @description The record of a process is closed: only editorial entries and a reopening may follow. */
        ProcessClosedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ProcessClosed";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description The record of a closed process is opened again. */
        ProcessReopenedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ProcessReopened";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description A party takes part in the process, in one or more roles. */
        PartyJoinedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PartyJoined";
            /** @description The party, by its id; as a number, how many entries are about parties. */
            party: components["schemas"]["Party"];
            /** @description The parts that the party takes in the process. */
            roles: ("conflict_party" | "mediator" | "guarantor" | "monitor" | "implementer" | "accompanier" | "assessor" | "donor" | "endorser" | "observer")[];
        };
        /** @description A party has other roles from now on. */
        PartyRolesChangedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PartyRolesChanged";
            /** @description The id of the party. */
            partyId: string;
            /** @description The parts that the party takes in the process. */
            roles: ("conflict_party" | "mediator" | "guarantor" | "monitor" | "implementer" | "accompanier" | "assessor" | "donor" | "endorser" | "observer")[];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A party has another name or kind, or belongs to other parties, from now on. */
        PartyChangedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PartyChanged";
            /** @description The id of the party. */
            partyId: string;
            /** @description The name. */
            name?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "state" | "non_state_armed" | "political_party" | "igo" | "government_body" | "transitional_body" | "ngo" | "civil_society" | "religious_body" | "community" | "company" | "coalition" | "electorate" | "person";
            /** @description Other names that it is known by. */
            aliases?: components["schemas"]["LocalizedText"][];
            /** @description What others know it by. */
            identifiers?: components["schemas"]["Identifiers"];
            /** @description Ids of the parties that it belongs to: an umbrella, a government. */
            memberOf?: string[];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A party leaves the process; it may still be named, and may join again. */
        PartyLeftWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PartyLeft";
            /** @description The id of the party. */
            partyId: string;
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A meeting is announced for a date. */
        MeetingScheduledWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MeetingScheduled";
            /** @description The id of the meeting. */
            meetingId: string;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description Who takes part. */
            participants: components["schemas"]["Participant"][];
            /** @description Where. */
            place?: components["schemas"]["Place"];
            /**
             * @description How it meets: in person, online, or by way of mediators.
             * @enum {string}
             */
            format: "in_person" | "remote" | "shuttle" | "proximity";
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            scheduledFor: string;
            /** @description What was to be talked about. */
            agenda?: components["schemas"]["LocalizedText"];
        };
        /** @description A scheduled meeting moves to another date or place. */
        MeetingRescheduledWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MeetingRescheduled";
            /** @description The id of the meeting. */
            meetingId: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            scheduledFor: string;
            /** @description Where. */
            place?: components["schemas"]["Place"];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A scheduled meeting will not take place. */
        MeetingCancelledWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MeetingCancelled";
            /** @description The id of the meeting. */
            meetingId: string;
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A meeting took place, scheduled before or not. */
        MeetingHeldWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "MeetingHeld";
            /** @description The id of the meeting. */
            meetingId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /** @description Who takes part. */
            participants?: components["schemas"]["Participant"][];
            /** @description Where. */
            place?: components["schemas"]["Place"];
            /**
             * @description How it meets: in person, online, or by way of mediators.
             * @enum {string}
             */
            format?: "in_person" | "remote" | "shuttle" | "proximity";
            /** @description What was talked about. */
            topics?: components["schemas"]["LocalizedText"][];
            /** @description What came of it. */
            outcome?: components["schemas"]["LocalizedText"];
            /** @description Ids of parties that were expected and did not come. */
            absent?: string[];
        };
        /** @description One party, or several jointly, said something in public. */
        StatementIssuedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "StatementIssued";
            /** @description The id of the statement. */
            statementId: string;
            /** @description Ids of the parties that issue it; several make it a joint statement. */
            issuers: string[];
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /**
             * @description How it was made public.
             * @enum {string}
             */
            medium: "joint_statement" | "press_release" | "social_media" | "speech" | "interview" | "document" | "leak";
            /** @description Who said it for the issuers. */
            spokesperson?: components["schemas"]["Person"];
            /** @description The id of the meeting. */
            meetingId?: string;
            /** @description What it is about. */
            about?: components["schemas"]["Reference"][];
        };
        /** @description A statement is taken back. */
        StatementWithdrawnWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "StatementWithdrawn";
            /** @description The id of the statement. */
            statementId: string;
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description Parties put an agreement forward. */
        AgreementProposedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementProposed";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description Parties accept an agreement, wholly or in part. */
        AgreementAcceptedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementAccepted";
            /** @description Accepted in part only: the state of the agreement does not change. */
            partial?: boolean;
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description Parties reject an agreement. */
        AgreementRejectedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementRejected";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description Parties sign an agreement. */
        AgreementSignedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementSigned";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step; left out: those that signed as `party`, or as `endorser`. */
            by?: string[];
            /** @description Who signed. */
            signatories?: components["schemas"]["Signatory"][];
        };
        /** @description Parties ratify an agreement by their own procedure. */
        AgreementRatifiedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementRatified";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description Parties endorse an agreement without becoming bound by it. */
        AgreementEndorsedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementEndorsed";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step; left out: those that signed as `party`, or as `endorser`. */
            by?: string[];
            /** @description Who signed. */
            signatories?: components["schemas"]["Signatory"][];
        };
        /** @description An agreement takes effect. */
        AgreementEnteredIntoForceWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementEnteredIntoForce";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description An agreement is changed; points that are given replace the earlier ones. */
        AgreementAmendedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementAmended";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description An agreement is suspended. */
        AgreementSuspendedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementSuspended";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description A suspended agreement is in force again. */
        AgreementResumedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementResumed";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description An agreement ends. */
        AgreementTerminatedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "AgreementTerminated";
            /** @description The id of the agreement. */
            agreementId: string;
            /** @description The title. */
            title?: components["schemas"]["LocalizedText"];
            /**
             * @description Of which kind it is.
             * @enum {string}
             */
            kind?: "pre_negotiation" | "framework" | "ceasefire" | "partial" | "comprehensive" | "implementation" | "renewal" | "resolution" | "declaration" | "charter" | "other";
            /** @description The points of the agreement. */
            points?: components["schemas"]["AgreementPoint"][];
            /** @description What the agreement does to others. */
            relatesTo?: components["schemas"]["RelatedAgreement"][];
            /** @description Ids of the parties that take the step. */
            by: string[];
        };
        /** @description A body is set up, such as a commission or a monitoring mission. */
        BodyEstablishedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "BodyEstablished";
            /** @description The id of the body. */
            bodyId: string;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description What it is to do. */
            mandate?: components["schemas"]["LocalizedText"];
            /** @description Party ids. */
            members?: string[];
            /** @description The id of the agreement. */
            agreementId?: string;
        };
        /** @description A body is dissolved. */
        BodyDissolvedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "BodyDissolved";
            /** @description The id of the body. */
            bodyId: string;
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description The process is planned to have this phase. */
        PhaseDefinedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PhaseDefined";
            /** @description The id of the phase. */
            phaseId: string;
            /** @description The phase's place in the plan, from 1. */
            ordinal: number;
            /** @description The title. */
            title: components["schemas"]["LocalizedText"];
            /** @description What is to be reached. */
            objectives?: components["schemas"]["LocalizedText"][];
            /** @description The id of the agreement. */
            agreementId?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            plannedStart?: string;
            /**
             * @description An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.
             * @example 2025-12-19
             * @example 2025-10-08/2025-10-09
             * @example [2025-10-08,2025-10-09]
             * @example 2025-10-10T12:00+03:00
             */
            plannedEnd?: string;
        };
        /** @description A party claims that a phase has a status. */
        PhaseDeclaredWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PhaseDeclared";
            /** @description The id of the phase. */
            phaseId: string;
            /**
             * @description The status of the phase.
             * @enum {string}
             */
            status: "not_started" | "preparing" | "in_progress" | "stalled" | "suspended" | "completed" | "collapsed" | "superseded";
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The id of the statement. */
            statementId?: string;
        };
        /** @description The recording desk determines the status of a phase. */
        PhaseStatusDeterminedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "PhaseStatusDetermined";
            /** @description The id of the phase. */
            phaseId: string;
            /**
             * @description The status of the phase.
             * @enum {string}
             */
            status: "not_started" | "preparing" | "in_progress" | "stalled" | "suspended" | "completed" | "collapsed" | "superseded";
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description Parties commit themselves to something. */
        CommitmentMadeWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentMade";
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description Ids of the parties that are bound. */
            by: string[];
            /** @description Ids of the parties that it is owed to. */
            to?: string[];
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /**
             * @description What the commitment is about.
             * @enum {string}
             */
            theme: "cessation_of_hostilities" | "withdrawal" | "detainees" | "humanitarian_access" | "disarmament" | "security" | "justice" | "victims" | "rights" | "governance" | "reconstruction" | "displacement" | "monitoring" | "political_horizon" | "economy" | "other";
            /**
             * @description Whether it is owed.
             * @enum {string}
             */
            standing: "proposed" | "binding";
            /** @description The id of the phase. */
            phaseId?: string;
            /** @description The id of the agreement. */
            agreementId?: string;
            /** @description The number of the agreement's point that it implements. */
            point?: string;
            /** @description The id of the statement. */
            statementId?: string;
            /** @description By when it is owed. */
            due?: components["schemas"]["Due"];
            /** @description Ids of the commitments that come first. */
            dependsOn?: string[];
            /** @description What would show that it is done. */
            measurableBy?: components["schemas"]["LocalizedText"];
        };
        /** @description A party claims how far a commitment is implemented, or reports a fact about it. */
        CommitmentProgressReportedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentProgressReported";
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /**
             * @description How far it is implemented, by the Peace Accords Matrix scale.
             * @enum {string}
             */
            level?: "not_initiated" | "minimum" | "intermediate" | "complete";
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
        };
        /** @description An assessor rates how far a commitment is implemented. */
        CommitmentAssessedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentAssessed";
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description A party id or a free name such as `desk`. */
            assessor: string;
            /**
             * @description How far it is implemented, by the Peace Accords Matrix scale.
             * @enum {string}
             */
            level: "not_initiated" | "minimum" | "intermediate" | "complete" | "not_assessable";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
            /** @description Says that a step back from complete is meant. */
            reversal?: boolean;
        };
        /** @description A commitment is due at another date from now on. */
        CommitmentDeadlineSetWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentDeadlineSet";
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description By when it is owed. */
            due: components["schemas"]["Due"];
            /** @description Why, in the words of the entry. */
            reason?: components["schemas"]["LocalizedText"];
        };
        /** @description A commitment belongs to another phase, agreement or point from now on. */
        CommitmentMovedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentMoved";
            /** @description The id of the commitment. */
            commitmentId: string;
            /** @description The id of the phase. */
            phaseId?: string | null;
            /** @description The id of the agreement. */
            agreementId?: string | null;
            /** @description The number of a point of an agreement. */
            point?: string | null;
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
        };
        /** @description A commitment becomes binding, suspended, superseded, waived or lapsed. */
        CommitmentStandingChangedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "CommitmentStandingChanged";
            /** @description The id of the commitment. */
            commitmentId: string;
            /**
             * @description Whether it is owed.
             * @enum {string}
             */
            standing: "proposed" | "binding" | "suspended" | "superseded" | "waived" | "lapsed";
            /** @description Why, in the words of the entry. */
            reason: components["schemas"]["LocalizedText"];
            /** @description Id of the commitment that takes its place. */
            supersededBy?: string;
        };
        /** @description A party accuses others of a violation. */
        ViolationAllegedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ViolationAlleged";
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description Ids of the parties that are said to have done it. */
            against: string[];
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /** @description The id of the commitment. */
            commitmentId?: string;
            /** @description The id of the agreement. */
            agreementId?: string;
            /** @description Where. */
            place?: components["schemas"]["Place"];
            /** @description What harm it did. */
            harm?: components["schemas"]["Harm"];
        };
        /** @description A party denies an alleged violation. */
        ViolationDeniedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ViolationDenied";
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
        };
        /** @description A monitor says what it found of an alleged violation. */
        ViolationFindingIssuedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ViolationFindingIssued";
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /**
             * @description What was found.
             * @enum {string}
             */
            finding: "attributed" | "occurred_not_attributed" | "inconclusive" | "unfounded";
            /** @description Ids of the parties that it was found to have been done by. */
            attributedTo?: string[];
            /**
             * @description How sure who found it is.
             * @enum {string}
             */
            confidence?: "low" | "moderate" | "high";
            /** @description The text. */
            text: components["schemas"]["LocalizedText"];
            /** @description What harm it did. */
            harm?: components["schemas"]["Harm"];
            /** @description Where. */
            place?: components["schemas"]["Place"];
        };
        /** @description A party declares an alleged violation settled. */
        ViolationResolvedWhat: {
            /**
             * @description The event type. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "ViolationResolved";
            /** @description The id of the alleged violation. */
            violationId: string;
            /** @description Who did or said it: a party id, or several. */
            by: string;
            /** @description The text. */
            text?: components["schemas"]["LocalizedText"];
        };
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        ProcessRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["ProcessOverviewRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of ProcessOverviewRow. */
        ProcessFrame: components["schemas"]["ProcessRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        PhaseRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["PhaseStatusRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of PhaseStatusRow. */
        PhaseFrame: components["schemas"]["PhaseRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        CommitmentRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["PartyCommitmentsRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of PartyCommitmentsRow. */
        CommitmentFrame: components["schemas"]["CommitmentRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        ViolationRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["ViolationRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of ViolationRow. */
        ViolationFrame: components["schemas"]["ViolationRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        AgreementRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["AgreementRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of AgreementRow. */
        AgreementFrame: components["schemas"]["AgreementRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        MeetingRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["MeetingRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of MeetingRow. */
        MeetingFrame: components["schemas"]["MeetingRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        StatementRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["StatementRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of StatementRow. */
        StatementFrame: components["schemas"]["StatementRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        BodyRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["BodyRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of BodyRow. */
        BodyFrame: components["schemas"]["BodyRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        TimelineEntryRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["TimelineRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of TimelineRow. */
        TimelineEntryFrame: components["schemas"]["TimelineEntryRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        PartyRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["PartyRow"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of a feed of PartyRow. */
        PartyFrame: components["schemas"]["PartyRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description First of all and without an `id`, where an id in the filter names nothing on the record. */
        ContextFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "context";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: components["schemas"]["ContextData"];
        };
        /** @description The row no longer matches the filter or no longer exists. */
        GoneFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "gone";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: components["schemas"]["GoneData"];
        };
        /** @description Everything up to here has been sent. */
        UpToDateFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "up-to-date";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: components["schemas"]["UpToDateData"];
        };
        /** @description Forget what you have, a snapshot follows. */
        ResetFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "reset";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: components["schemas"]["ResetData"];
        };
        /** @description A row, and how it stands. When a due date passes, the row is sent again. */
        ChangeRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description The name of the read model. */
                projection: string;
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: {
                    [key: string]: unknown;
                };
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description The entries that made the change; none in a snapshot, and where time alone did. */
                cause?: string[];
            };
        };
        /** @description A frame of the feed of all read models. */
        ChangeFrame: components["schemas"]["ChangeRowFrame"] | components["schemas"]["ContextFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description A draft, and how it stands. */
        DraftRowFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "row";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                /** @description What the row has its name by; `<processId>/<key>` where the URL names no process. */
                key: string;
                /** @description The row as it is now. */
                row: components["schemas"]["DraftSummary"];
                /** @description The position of the last entry that changed it. */
                position: string;
                /** @description What has happened to it since the place of the client, oldest first; none in a snapshot. */
                cause?: components["schemas"]["DraftStepAnswer"][];
            };
        };
        /** @description A frame of the feed of the drafts of a process. */
        DraftFrame: components["schemas"]["DraftRowFrame"] | components["schemas"]["GoneFrame"] | components["schemas"]["UpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description An event of the log; the `id` is its position. */
        EntryFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "entry";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: components["schemas"]["Event"];
        };
        /** @description All that there was has been sent. */
        LogUpToDateFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "up-to-date";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                [key: string]: unknown;
            };
        };
        /** @description A frame of the log that is followed. */
        LogFrame: components["schemas"]["EntryFrame"] | components["schemas"]["LogUpToDateFrame"] | components["schemas"]["ResetFrame"];
        /** @description An entry with the row changes that it makes. */
        ReplayEntryFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "entry";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: components["schemas"]["ReplayStep"];
        };
        /** @description The replay is over. */
        EndFrame: {
            /**
             * @description What kind of frame it is. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "end";
            /** @description Sent once everything up to it has been sent: whoever is cut off goes on with the last one, as `Last-Event-ID` or `after`. */
            id?: string;
            /** @description JSON in one line. */
            data: {
                [key: string]: unknown;
            };
        };
        /** @description A frame of a replay. */
        ReplayFrame: components["schemas"]["ReplayEntryFrame"] | components["schemas"]["EndFrame"] | components["schemas"]["ResetFrame"];
        /** @description An entry as a CloudEvent 1.0. Other attributes in a-z and 0-9 may be there; of what is posted they are not kept. */
        CloudEvent: {
            /**
             * @description The version of CloudEvents.
             * @constant
             */
            specversion: "1.0";
            /** @description The id of the entry, where it is a UUID; of another one, with `source`, a UUID is made. */
            id: string;
            /** @description Who has made the event: a URI reference. */
            source: string;
            /** @description `org.chancery.` and the event type; a post may leave out the first part. */
            type: string;
            /** @description The process. */
            subject?: string;
            /** @description When it was recorded. Of an event that is posted it is taken for `occurred` where that is absent. */
            time?: string;
            /** @description Where the schema of the payload is. */
            dataschema?: string;
            /** @description `application/json`. */
            datacontenttype?: string;
            /** @description Where it stands in the log. */
            position?: string;
            /** @description Where it stands in its process. */
            revision?: number;
            /** @description By whom it was recorded. */
            recordedby?: string;
            /** @description Who proposed it, where it was accepted from a draft. */
            proposedby?: string;
            /** @description SHA-256, see `Event`. */
            hash?: string;
            /** @description There where what was posted was erased. */
            redacted?: boolean;
            /** @description What was posted. */
            data: {
                /** @description As posted: EDTF or ISO 8601. */
                occurred?: string;
                /** @description The payload; see the schema of the type. */
                data: {
                    [key: string]: unknown;
                };
                /** @description Where the facts are from. */
                sources?: components["schemas"]["Source"][];
                /** @description A remark in one or more languages. */
                note?: {
                    [key: string]: unknown;
                };
            };
        };
        /** @description What an answer says of its moment. */
        AnswerContext: {
            /** @description The version of the read model that answers. */
            version: number;
            /** @description The position of the log that the answer covers. */
            position: string;
            /** @description As asked. */
            at?: string;
            /** @description As asked. */
            knownAt?: string;
            /** @description As asked. */
            reportedBy?: string;
            /** @description Whether this answer to `knownAt` can never change. One to `reportedBy` alone can. */
            settled?: boolean;
        };
        /** @description There when the row stands still before this entry: its fold failed, or made more of it than a row may be, 16 Mi characters. A row whose view cannot be made has this and its `key` alone. */
        Parked: {
            /**
             * Format: uuid
             * @description The id of the entry; its sources stand at `/v1/processes/{processId}/events/{entryId}`.
             */
            entryId: string;
            /** @description A position in the log, over all processes, as decimal text. */
            position: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names the answer. That of a process begins with its revision and can be sent in `If-Match` of a post. */
        ETag: string;
        /** @description Where the first of the entries is. */
        Location: string;
        /** @description The position of the log that the answer covers. */
        "Chancery-Position": string;
        /** @description Of a question with `lang`: the languages of the texts in the answer. */
        "Content-Language": string;
        /** @description Where the next page is, `rel="next"`; absent at the end. */
        Link: string;
        /** @description `Accept`: by it the representation is chosen. */
        Vary: string;
        /** @description What the log has the request under: the caller's, or one that was made. */
        "X-Request-Id": string;
        /** @description `Bearer`: what to come with. `error="invalid_token"` where something came that is not good here. */
        "WWW-Authenticate": string;
        /** @description The cookie of the session, or that it is over. */
        "Set-Cookie": string;
        /** @description How many requests a caller may send in a minute. */
        "RateLimit-Limit": number;
        /** @description How many of them are left. */
        "RateLimit-Remaining": number;
        /** @description Seconds after which all are there again. */
        "RateLimit-Reset": number;
        /** @description Seconds after which to try again. */
        "Retry-After": number;
    };
    pathItems: never;
}
export interface operations {
    listEvents: {
        parameters: {
            query?: {
                /** @description How many items at most. Such as `10`. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `0`. */
                cursor?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. The same page as CloudEvents; `Link` says where the next is. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Link: components["headers"]["Link"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    postEvents: {
        parameters: {
            query?: {
                /** @description Decides and answers what would be recorded, and records nothing. Such as `true`. */
                dryRun?: boolean;
            };
            header?: {
                /** @description What you saw last, otherwise 412: the `ETag` of the process, of which the revision counts, `"<revision>"`, `"none"` for a new process, `*` for one that is there, or a list of these. A weak tag never holds. Such as `"109"`. */
                "If-Match"?: string;
                /** @description `*`: the process must be new, otherwise 412. Such as `*`. */
                "If-None-Match"?: string;
                /** @description Names the batch, for entries without an `id`: the same entries under it answer with what was recorded, others 422 `idempotency-key-reused`. 1 to 255 characters in double quotes, kept for ever. Such as `"8e03978e-40d5-43e8-bc93-6894a57f9324"`. */
                "Idempotency-Key"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostedEntry"] | components["schemas"]["PostedEntry"][];
            };
        };
        responses: {
            /** @description All of it was on the record already; or a dry run, which has no positions. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
            /** @description Recorded, at least one of the entries anew. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    importEntries: {
        parameters: {
            query?: {
                /** @description Decides every line, tells the first 1,000 that would be refused, and records nothing. Such as `true`. */
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {"processId":"gaza-2025","type":"MeetingHeld","id":"019b3f2e-7c00-7000-8000-000000000001","occurred":"2025-12-19","data":{"meetingId":"miami-2025-12","title":{"en":"Meeting of the mediators in Miami","ar":"اجتماع في مدينة ميامي"},"participants":[{"partyId":"us","representatives":[{"name":"Steve Witkoff","office":"Envoy to the Middle East"}]},{"partyId":"egypt"},{"partyId":"qatar"},{"partyId":"turkiye"}],"place":{"name":{"en":"Miami","ar":"ميامي"},"country":"US"},"format":"in_person","topics":[{"en":"A review of phase one","ar":"تقييم ما تحقق خلال المرحلة الأولى"},{"en":"Preparation of phase two","ar":"التحضير للمرحلة الثانية"}],"outcome":{"en":"The four agree to go on preparing phase two."}},"sources":[{"publisher":"Arabic news report","title":"Report on the meeting in Miami","language":"ar","quote":"اتفق كل من الولايات المتحدة ومصر وقطر وتركيا على المضي قدمًا في التحضير للمرحلة الثانية","kind":"press"}]} */
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description Lines, each an `ImportMessage`; whatever becomes of the entries. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the entry.
                 * @example 0199a000-0000-7000-8000-000000000040
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry; `about` has the editorial entries in recorded order. The entry alone as a CloudEvent. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventDetail"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listSchemas: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schemas. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayloadSchemas"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getSchema: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The event type.
                 * @example MeetingHeld
                 */
                type: "ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded";
                /**
                 * @description The version of the format of its payload, as the list of schemas has it.
                 * @example 1
                 */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getTemplate: {
        parameters: {
            query?: {
                /** @description The languages of the columns of texts, BCP 47. Absent: en, ar. Such as `en,es`. */
                languages?: string;
            };
            header?: never;
            path: {
                /**
                 * @description An event type, or several with commas between them.
                 * @example MeetingHeld
                 */
                types: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sheet. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    exportSheet: {
        parameters: {
            query?: {
                /** @description Only entries of these types. Comma-separated. Such as `CommitmentMade`. */
                types?: string[];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sheet. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    postSheet: {
        parameters: {
            query?: {
                /** @description Records what the sheet says. Such as `true`. */
                apply?: boolean;
                /** @description Retracts the entries of this sheet that it has no rows of any more. Such as `true`. */
                retractMissing?: boolean;
                /** @description Why entries are corrected or retracted, where their row does not say. Such as `Checked against the reports.`. */
                reason?: string;
                /** @description The language of the reason, BCP 47. Absent: `und`, which is not said. Such as `en`. */
                reasonLang?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The name of the sheet: rows of the same name in sheets of the same name are the same row.
                 * @example meetings
                 */
                sheet: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example row,type,occurred,data.statementId,data.issuers,data.text.en,data.medium,source.publisher,source.title,source.kind,reason
                 *     m-7,StatementIssued,2025-12-20,sheet-statement,Hamas,The second phase is prepared.,press_release,press,Press reports,press,
                 */
                "text/csv": string;
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetReport"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listDrafts: {
        parameters: {
            query?: {
                /** @description Only drafts in these states. Comma-separated. Such as `waiting`. */
                state?: ("waiting" | "accepted" | "rejected")[];
                /** @description The `nextCursor` of the page before. Such as `12`. Only for application/json. */
                cursor?: string;
                /** @description Drafts on the page. Such as `5`. Only for application/json. */
                limit?: number;
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `drafts@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `drafts@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. The same drafts as a live feed. */
            200: {
                headers: {
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftPage"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    proposeEntries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "draftId": "0199a000-0000-7000-8000-0000000000d1",
                 *       "texts": [
                 *         {
                 *           "name": "statement",
                 *           "url": "https://example.org/statement",
                 *           "text": "Doha, 21 December. Hamas says that the crossing is prepared. Israel welcomes it."
                 *         }
                 *       ],
                 *       "entries": [
                 *         {
                 *           "entry": {
                 *             "id": "0199a000-0000-7000-8000-0000000000e1",
                 *             "type": "StatementIssued",
                 *             "occurred": "2025-12-21",
                 *             "data": {
                 *               "statementId": "drafted-e1",
                 *               "issuers": [
                 *                 "hamas"
                 *               ],
                 *               "text": {
                 *                 "en": "Hamas says that the crossing is prepared."
                 *               },
                 *               "medium": "press_release"
                 *             },
                 *             "sources": [
                 *               {
                 *                 "publisher": "press",
                 *                 "title": "Press reports",
                 *                 "kind": "press"
                 *               }
                 *             ]
                 *           },
                 *           "quotes": [
                 *             {
                 *               "text": "statement",
                 *               "quote": "Hamas says that the crossing is prepared."
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "entry": {
                 *             "id": "0199a000-0000-7000-8000-0000000000e2",
                 *             "type": "StatementIssued",
                 *             "occurred": "2025-12-21",
                 *             "data": {
                 *               "statementId": "drafted-e2",
                 *               "issuers": [
                 *                 "israel"
                 *               ],
                 *               "text": {
                 *                 "en": "Israel welcomes it."
                 *               },
                 *               "medium": "press_release"
                 *             },
                 *             "sources": [
                 *               {
                 *                 "publisher": "press",
                 *                 "title": "Press reports",
                 *                 "kind": "press"
                 *               }
                 *             ]
                 *           },
                 *           "quotes": [
                 *             {
                 *               "text": "statement",
                 *               "quote": "Israel welcomes it."
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    draftId?: string;
                    /** @description What the entries were read from, each by its name: nothing is fetched. 262144 bytes together. */
                    texts: {
                        name: string;
                        /** Format: uri */
                        url?: string;
                        text: string;
                    }[];
                    entries: {
                        /** @description As it would be posted. */
                        entry: {
                            [key: string]: unknown;
                        };
                        /** @description Words that stand in a text: the same letters, in NFC and whatever the white space. */
                        quotes: {
                            /** @description The name of the text. */
                            text: string;
                            quote: string;
                        }[];
                    }[];
                };
            };
        };
        responses: {
            /** @description It waits. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JudgedDraft"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the draft.
                 * @example 0199a000-0000-7000-8000-0000000000d1
                 */
                draftId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JudgedDraft"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    reviseDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the draft.
                 * @example 0199a000-0000-7000-8000-0000000000d1
                 */
                draftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1,
                 *       "entries": [
                 *         {
                 *           "entry": {
                 *             "id": "0199a000-0000-7000-8000-0000000000e1",
                 *             "type": "StatementIssued",
                 *             "occurred": "2025-12-21",
                 *             "data": {
                 *               "statementId": "drafted-e1",
                 *               "issuers": [
                 *                 "hamas"
                 *               ],
                 *               "text": {
                 *                 "en": "Hamas says that the crossing is prepared."
                 *               },
                 *               "medium": "press_release"
                 *             },
                 *             "sources": [
                 *               {
                 *                 "publisher": "press",
                 *                 "title": "Press reports",
                 *                 "kind": "press"
                 *               }
                 *             ]
                 *           },
                 *           "quotes": [
                 *             {
                 *               "text": "statement",
                 *               "quote": "Hamas says that the crossing is prepared."
                 *             }
                 *           ]
                 *         },
                 *         {
                 *           "entry": {
                 *             "id": "0199a000-0000-7000-8000-0000000000e2",
                 *             "type": "StatementIssued",
                 *             "occurred": "2025-12-21",
                 *             "data": {
                 *               "statementId": "drafted-e2",
                 *               "issuers": [
                 *                 "israel"
                 *               ],
                 *               "text": {
                 *                 "en": "Israel welcomes it."
                 *               },
                 *               "medium": "press_release"
                 *             },
                 *             "sources": [
                 *               {
                 *                 "publisher": "press",
                 *                 "title": "Press reports",
                 *                 "kind": "press"
                 *               }
                 *             ]
                 *           },
                 *           "quotes": [
                 *             {
                 *               "text": "statement",
                 *               "quote": "Israel welcomes it."
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The version of the draft that was seen. */
                    version: number;
                    /** @description What the entries were read from, each by its name: nothing is fetched. 262144 bytes together. */
                    texts?: {
                        name: string;
                        /** Format: uri */
                        url?: string;
                        text: string;
                    }[];
                    entries: {
                        /** @description As it would be posted. */
                        entry: {
                            [key: string]: unknown;
                        };
                        /** @description Words that stand in a text: the same letters, in NFC and whatever the white space. */
                        quotes: {
                            /** @description The name of the text. */
                            text: string;
                            quote: string;
                        }[];
                    }[];
                };
            };
        };
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftAnswer"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    acceptDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the draft.
                 * @example 0199a000-0000-7000-8000-0000000000d1
                 */
                draftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1
                 *     }
                 */
                "application/json": {
                    /** @description The version of the draft that was seen. */
                    version: number;
                    /** @description Entries of the draft. Absent: all that wait. */
                    entryIds?: string[];
                };
            };
        };
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftAnswer"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    rejectDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the draft.
                 * @example 0199a000-0000-7000-8000-0000000000d1
                 */
                draftId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1,
                 *       "reason": "The statement says nothing of the crossing."
                 *     }
                 */
                "application/json": {
                    /** @description The version of the draft that was seen. */
                    version: number;
                    /** @description Entries of the draft. Absent: all that wait. */
                    entryIds?: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftAnswer"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listProcesses: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-id`. Only for application/json. */
                sort?: "id" | "-id";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessesPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getProcess: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessAnswer"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listPhases: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJzb3J0IiwiIiwiIiwwLDAsMF0`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-ordinal`. Only for application/json. */
                sort?: "id" | "-id" | "ordinal" | "-ordinal";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhasesPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getPhase: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the phase.
                 * @example phase-2
                 */
                phaseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhaseAnswer"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listCommitmentsOfProcess: {
        parameters: {
            query?: {
                /** @description Commitments that bind one of these parties. Comma-separated. Such as `hamas`. */
                by?: string[];
                /** @description Commitments that are owed to one of these parties. Comma-separated. Such as `israel`. */
                to?: string[];
                /** @description Commitments that bind one of these parties or are owed to it. Comma-separated. Such as `hamas,israel`. */
                party?: string[];
                /** @description What the commitment is about. Comma-separated. Such as `detainees`. */
                theme?: ("cessation_of_hostilities" | "withdrawal" | "detainees" | "humanitarian_access" | "disarmament" | "security" | "justice" | "victims" | "rights" | "governance" | "reconstruction" | "displacement" | "monitoring" | "political_horizon" | "economy" | "other")[];
                /** @description Commitments of one of these phases. Comma-separated. Such as `phase-1`. */
                phase?: string[];
                /** @description The common level of the assessors. Comma-separated. Such as `intermediate,complete`. */
                level?: ("not_initiated" | "minimum" | "intermediate" | "complete")[];
                /** @description Whether it is owed. Comma-separated. Such as `binding`. */
                standing?: ("proposed" | "binding" | "suspended" | "superseded" | "waived" | "lapsed")[];
                /** @description Only those that are overdue, or that are not. Such as `false`. */
                overdue?: boolean;
                /** @description Only those whose level is contested, or is not. Such as `true`. */
                contested?: boolean;
                /** @description Due before this moment begins. A date, a date-time or EDTF. Such as `2025-12-31`. */
                dueBefore?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-due`. Only for application/json. */
                sort?: "id" | "-id" | "due" | "-due";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitmentsPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listCommitments: {
        parameters: {
            query?: {
                /** @description Commitments that bind one of these parties. Comma-separated. Such as `hamas`. */
                by?: string[];
                /** @description Commitments that are owed to one of these parties. Comma-separated. Such as `israel`. */
                to?: string[];
                /** @description Commitments that bind one of these parties or are owed to it. Comma-separated. Such as `hamas,israel`. */
                party?: string[];
                /** @description What the commitment is about. Comma-separated. Such as `detainees`. */
                theme?: ("cessation_of_hostilities" | "withdrawal" | "detainees" | "humanitarian_access" | "disarmament" | "security" | "justice" | "victims" | "rights" | "governance" | "reconstruction" | "displacement" | "monitoring" | "political_horizon" | "economy" | "other")[];
                /** @description Commitments of one of these phases. Comma-separated. Such as `phase-1`. */
                phase?: string[];
                /** @description The common level of the assessors. Comma-separated. Such as `intermediate,complete`. */
                level?: ("not_initiated" | "minimum" | "intermediate" | "complete")[];
                /** @description Whether it is owed. Comma-separated. Such as `binding`. */
                standing?: ("proposed" | "binding" | "suspended" | "superseded" | "waived" | "lapsed")[];
                /** @description Only those that are overdue, or that are not. Such as `false`. */
                overdue?: boolean;
                /** @description Only those whose level is contested, or is not. Such as `true`. */
                contested?: boolean;
                /** @description Due before this moment begins. A date, a date-time or EDTF. Such as `2025-12-31`. */
                dueBefore?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-id`. Only for application/json. */
                sort?: "id" | "-id";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitmentsPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getCommitment: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the commitment.
                 * @example point-04
                 */
                commitmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitmentAnswer"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listViolationsOfProcess: {
        parameters: {
            query?: {
                /** @description Violations that are alleged against one of these parties. Comma-separated. Such as `hamas`. */
                against?: string[];
                /** @description Violations that all of the latest findings attribute to one of these parties. Comma-separated. Such as `israel`. */
                attributedTo?: string[];
                /** @description Violations that one of these parties alleges. Comma-separated. Such as `israel`. */
                by?: string[];
                /** @description How far it has come; all but `resolved` are open. Comma-separated. Such as `alleged,denied,found`. */
                state?: ("alleged" | "denied" | "found" | "resolved")[];
                /** @description Violations of which one of the latest findings says this. Comma-separated. Such as `attributed`. */
                finding?: ("attributed" | "occurred_not_attributed" | "inconclusive" | "unfounded")[];
                /** @description Only those whose latest findings differ, or do not. Such as `true`. */
                contested?: boolean;
                /** @description Violations of one of these commitments. Comma-separated. Such as `point-04`. */
                commitment?: string[];
                /** @description Violations that may have been at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Violations that may have been at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-occurred`. Only for application/json. */
                sort?: "id" | "-id" | "occurred" | "-occurred";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViolationsPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listViolations: {
        parameters: {
            query?: {
                /** @description Violations that are alleged against one of these parties. Comma-separated. Such as `hamas`. */
                against?: string[];
                /** @description Violations that all of the latest findings attribute to one of these parties. Comma-separated. Such as `israel`. */
                attributedTo?: string[];
                /** @description Violations that one of these parties alleges. Comma-separated. Such as `israel`. */
                by?: string[];
                /** @description How far it has come; all but `resolved` are open. Comma-separated. Such as `alleged,denied,found`. */
                state?: ("alleged" | "denied" | "found" | "resolved")[];
                /** @description Violations of which one of the latest findings says this. Comma-separated. Such as `attributed`. */
                finding?: ("attributed" | "occurred_not_attributed" | "inconclusive" | "unfounded")[];
                /** @description Only those whose latest findings differ, or do not. Such as `true`. */
                contested?: boolean;
                /** @description Violations of one of these commitments. Comma-separated. Such as `point-04`. */
                commitment?: string[];
                /** @description Violations that may have been at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Violations that may have been at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-id`. Only for application/json. */
                sort?: "id" | "-id";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViolationsPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getViolation: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the violation.
                 * @example rafah-2025-10-19
                 */
                violationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViolationAnswer"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listAgreements: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-occurred`. Only for application/json. */
                sort?: "id" | "-id" | "occurred" | "-occurred";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementsPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listMeetings: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-when`. Only for application/json. */
                sort?: "id" | "-id" | "when" | "-when";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingsPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listStatements: {
        parameters: {
            query?: {
                /** @description Statements that one of these parties issued, alone or with others. Comma-separated. Such as `us,hamas`. */
                party?: string[];
                /** @description How it was made public. Comma-separated. Such as `joint_statement`. */
                medium?: ("joint_statement" | "press_release" | "social_media" | "speech" | "interview" | "document" | "leak")[];
                /** @description Statements about one of these: ids of phases, agreements, commitments and so on. Comma-separated. Such as `phase-1`. */
                about?: string[];
                /** @description Whether it stands. Comma-separated. Such as `issued`. */
                state?: ("issued" | "withdrawn")[];
                /** @description Statements that may have been issued at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Statements that may have been issued at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-occurred`. Only for application/json. */
                sort?: "id" | "-id" | "occurred" | "-occurred";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementsPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the statement.
                 * @example phase-one-announcement
                 */
                statementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementAnswer"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listBodies: {
        parameters: {
            query?: {
                /** @description Bodies that one of these parties is a member of. Comma-separated. Such as `us`. */
                party?: string[];
                /** @description Bodies that one of these agreements sets up. Comma-separated. Such as `twenty-point-plan`. */
                agreement?: string[];
                /** @description Whether it stands. Comma-separated. Such as `established`. */
                state?: ("established" | "dissolved")[];
                /** @description Bodies that may have been established at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Bodies that may have been established at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-occurred`. Only for application/json. */
                sort?: "id" | "-id" | "occurred" | "-occurred";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodiesPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getBody: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the body.
                 * @example cmcc
                 */
                bodyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyAnswer"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listTimeline: {
        parameters: {
            query?: {
                /** @description What the entry is about. Comma-separated. Such as `phase`. */
                kind?: ("process" | "party" | "meeting" | "statement" | "agreement" | "body" | "phase" | "commitment" | "violation")[];
                /** @description The event type. Comma-separated. Such as `PhaseDeclared`. */
                type?: ("ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded")[];
                /** @description Entries that name one of these parties. Comma-separated. Such as `us`. */
                party?: string[];
                /** @description Entries that may have occurred at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Entries that may have occurred at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description Words that all have to be in an entry: in a text in any language, a quote, or a name or an alias of a party that it is about. `conven*` begins so, `"a phrase"` stands so, `-word` must not be there, `lang:ar` takes texts in that language alone. Case, accents, Arabic and Hebrew points, the forms of hamza, alef and taa marbuta, and digits make no difference; the Arabic article and prefixes of one letter may be there or not. Anything else is text. Such as `ceasefire`. Only for application/json. */
                q?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJzb3J0IiwiIiwiIiwwLDAsMF0`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. With `q` it is `relevance` unless this says `occurred` or `-occurred`. Such as `-occurred`. Only for application/json. */
                sort?: "id" | "-id" | "relevance" | "occurred" | "-occurred";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinePage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listParties: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. Only for application/json. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJrZXkiLCIiLCIiLDAsMCwwXQ`. Only for application/json. */
                cursor?: string;
                /** @description The order; `-` turns it round. Such as `-id`. Only for application/json. */
                sort?: "id" | "-id";
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of rows; `nextCursor` is null on the last one. A narrowed page may hold fewer rows than asked for: it looks at 2,000 at most. As of a moment a page of all processes ends, with fewer rows than asked for, once 200,000 entries were looked at. A page ends before it has more than 16 MiB, unless a single row has. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartiesPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getParty: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. Only for application/json. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. Only for application/json. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. Only for application/json. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. Only for application/json. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. Only for text/event-stream. */
                after?: string;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the party.
                 * @example hamas
                 */
                partyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The row. The rows as a live feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyAnswer"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /**
                 * @description Words that all have to be in an entry: in a text in any language, a quote, or a name or an alias of a party that it is about. `conven*` begins so, `"a phrase"` stands so, `-word` must not be there, `lang:ar` takes texts in that language alone. Case, accents, Arabic and Hebrew points, the forms of hamza, alef and taa marbuta, and digits make no difference; the Arabic article and prefixes of one letter may be there or not. Anything else is text.
                 * @example ceasefire
                 */
                q: string;
                /** @description What the entry is about. Comma-separated. Such as `phase`. */
                kind?: ("process" | "party" | "meeting" | "statement" | "agreement" | "body" | "phase" | "commitment" | "violation")[];
                /** @description The event type. Comma-separated. Such as `PhaseDeclared`. */
                type?: ("ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded")[];
                /** @description Entries that name one of these parties. Comma-separated. Such as `us`. */
                party?: string[];
                /** @description Entries that may have occurred at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Entries that may have occurred at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description How many items at most. Such as `10`. */
                limit?: number;
                /** @description The `nextCursor` of the page before. Opaque; good for the same list in the same order. Such as `WyJyZWxldmFuY2UgSVFYekJ3TnkiLC05MDA3MTk5MjU0NzQwOTkxLDAsMCwwXQ`. */
                cursor?: string;
                /** @description The order: what fits best first, or by when it occurred; `-` turns that round. Such as `-occurred`. */
                sort?: "relevance" | "occurred" | "-occurred";
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries; `nextCursor` is null on the last one. Where more than 5,000 are found, those that were recorded last are ranked, and `truncated` is true. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinePage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getDifference: {
        parameters: {
            query: {
                /**
                 * @description The earlier moment. A date, a date-time or EDTF.
                 * @example 2025-11-01
                 */
                from: string;
                /**
                 * @description The later moment. A date, a date-time or EDTF.
                 * @example 2025-12-19
                 */
                to: string;
                /** @description The clock that the moments are on. Such as `occurred`. */
                clock?: "occurred" | "recorded" | "reported";
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows that differ, before and after. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    Vary: components["headers"]["Vary"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    publishTimeline: {
        parameters: {
            query?: {
                /** @description What the entry is about. Comma-separated. Such as `phase`. */
                kind?: ("process" | "party" | "meeting" | "statement" | "agreement" | "body" | "phase" | "commitment" | "violation")[];
                /** @description The event type. Comma-separated. Such as `PhaseDeclared`. */
                type?: ("ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded")[];
                /** @description Entries that name one of these parties. Comma-separated. Such as `us`. */
                party?: string[];
                /** @description Entries that may have occurred at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Entries that may have occurred at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description What it is written as. Such as `jsonld`. */
                format?: "timelinejs" | "jsonld";
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As `format=timelinejs`. As `format=jsonld`. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    publishCsv: {
        parameters: {
            query?: {
                /** @description What the entry is about. Comma-separated. Such as `phase`. */
                kind?: ("process" | "party" | "meeting" | "statement" | "agreement" | "body" | "phase" | "commitment" | "violation")[];
                /** @description The event type. Comma-separated. Such as `PhaseDeclared`. */
                type?: ("ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded")[];
                /** @description Entries that name one of these parties. Comma-separated. Such as `us`. */
                party?: string[];
                /** @description Entries that may have occurred at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Entries that may have occurred at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The publication. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    publishAtom: {
        parameters: {
            query?: {
                /** @description What the entry is about. Comma-separated. Such as `phase`. */
                kind?: ("process" | "party" | "meeting" | "statement" | "agreement" | "body" | "phase" | "commitment" | "violation")[];
                /** @description The event type. Comma-separated. Such as `PhaseDeclared`. */
                type?: ("ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded")[];
                /** @description Entries that name one of these parties. Comma-separated. Such as `us`. */
                party?: string[];
                /** @description Entries that may have occurred at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Entries that may have occurred at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The publication. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    publishJsonFeed: {
        parameters: {
            query?: {
                /** @description What the entry is about. Comma-separated. Such as `phase`. */
                kind?: ("process" | "party" | "meeting" | "statement" | "agreement" | "body" | "phase" | "commitment" | "violation")[];
                /** @description The event type. Comma-separated. Such as `PhaseDeclared`. */
                type?: ("ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded")[];
                /** @description Entries that name one of these parties. Comma-separated. Such as `us`. */
                party?: string[];
                /** @description Entries that may have occurred at or after the beginning of this moment. A date, a date-time or EDTF. Such as `2025-10-01`. */
                from?: string;
                /** @description Entries that may have occurred at or before the end of this moment. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The publication. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    publishCalendar: {
        parameters: {
            query?: {
                /** @description As of the end of this moment in the world: entries that occurred later are left out. A date, a date-time or EDTF. Such as `2026-01-31`. */
                at?: string;
                /** @description As the record stood at the end of this moment: entries recorded later are left out. A date, a date-time, EDTF, or `position:<n>`. Such as `position:90`. */
                knownAt?: string;
                /** @description What could have been known by the end of this moment: entries whose sources were all published later are left out, and so are, without a date of any, those recorded later. It sets `at` to the same moment unless that is given. A date, a date-time or EDTF. Such as `2027-12-31`. */
                reportedBy?: string;
                /** @description Waits until the answer covers this position of the log (read your own write); 503 when that takes too long. Such as `1`. */
                minPosition?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The publication. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    "Content-Language": components["headers"]["Content-Language"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    readLog: {
        parameters: {
            query?: {
                /** @description Events after this position. For server-sent events the header `Last-Event-ID` wins; past the head of the log, `reset` and all of it. Such as `0`. */
                after?: string;
                /** @description Only these event types. Comma-separated. Such as `PhaseDeclared,PhaseStatusDetermined`. */
                types?: ("ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded")[];
                /** @description Only this process. Such as `gaza-2025`. */
                process?: string;
                /** @description How many items at most. Such as `10`. Only for application/json, application/cloudevents-batch+json. */
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of an answer that you have, or a list of them: 304 while it would be the same. Such as `"kJbVg2l1W8cQJ0e0pGmT5A"`. */
                "If-None-Match"?: string;
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `16`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page; `nextAfter` is null when it reaches the head, which `position` names. The same page as CloudEvents; `Link` says where the next is. All of it up to the head, one event a line. Followed live. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Chancery-Position": components["headers"]["Chancery-Position"];
                    Vary: components["headers"]["Vary"];
                    Link: components["headers"]["Link"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description The answer that you have is still right. */
            304: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    followChanges: {
        parameters: {
            query?: {
                /** @description Only these read models. Comma-separated. Such as `phase-status`. */
                projection?: ("process-overview" | "phase-status" | "party-commitments" | "violations" | "agreements" | "meetings" | "statements" | "bodies" | "timeline" | "parties")[];
                /** @description Only this process. Such as `gaza-2025`. */
                process?: string;
                /** @description Only rows that are about one of these parties. Comma-separated. Such as `us`. */
                party?: string[];
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description Goes on after this `id` of the feed. The header `Last-Event-ID` wins. Such as `phase-status@1.0.0`. */
                after?: string;
            };
            header?: {
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `phase-status@1.0.0`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows of all read models as a live feed. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    replayProcess: {
        parameters: {
            query?: {
                /** @description From here on, on the clock of the order; entries before it are folded unseen. A date, a date-time or EDTF. Such as `2025-11-01`. */
                from?: string;
                /** @description Up to here. A date, a date-time or EDTF. Such as `2025-12-31`. */
                to?: string;
                /** @description In which order: as it occurred, as it was recorded, or as it was reported, where each entry tells `reportedAt`. Such as `recorded`. */
                order?: "occurred" | "recorded" | "reported";
                /** @description How fast: `max`, entries per second (`20/s`), or story time (`1d/s`: a day of history per second). Such as `1000/s`. */
                pace?: string;
                /** @description The languages to read in, BCP 47 tags, the favourite first: each text of a row is then a `ChosenText`, found by look-up (RFC 4647), and where none of the languages is there it is the original. `Content-Language` says what came. Without it a text has all its languages. Comma-separated. Such as `ar,en`. */
                lang?: string[];
                /** @description Goes on after this `id` of the replay. The header `Last-Event-ID` wins. Such as `17`. */
                after?: string;
            };
            header?: {
                /** @description Goes on after this `id` of the stream. A browser sends it by itself. One that cannot be used, an empty one too, gives `reset` and the stream from its beginning, never an error. Such as `17`. */
                "Last-Event-ID"?: string;
            };
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries with their row changes. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The replay has been seen to its end. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each as it stands. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    addWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://receiver.example/hooks/chancery",
                 *       "filter": {
                 *         "processId": "gaza-2025",
                 *         "types": [
                 *           "PhaseDeclared",
                 *           "CommitmentProgressReported"
                 *         ],
                 *         "parties": [
                 *           "hamas"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uri
                     * @description Where messages are posted. It leads to public addresses alone, over HTTPS, on port 443 or one from 1024.
                     */
                    url: string;
                    /** @description Which entries are wanted. Absent: all that the caller may see. */
                    filter?: {
                        /** @description Only entries of this process. */
                        processId?: string;
                        /** @description Only entries of these types. */
                        types?: ("ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded")[];
                        /** @description Only entries that name one of these parties, or are about something of theirs. */
                        parties?: string[];
                    };
                };
            };
        };
        responses: {
            /** @description It is added. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 0199a000-0000-7000-8000-0000000000f1
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 0199a000-0000-7000-8000-0000000000f1
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://receiver.example/hooks/chancery",
                 *       "filter": {
                 *         "processId": "gaza-2025",
                 *         "types": [
                 *           "PhaseDeclared",
                 *           "CommitmentProgressReported"
                 *         ],
                 *         "parties": [
                 *           "hamas"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uri
                     * @description Where messages are posted. It leads to public addresses alone, over HTTPS, on port 443 or one from 1024.
                     */
                    url: string;
                    /** @description Which entries are wanted. Absent: all that the caller may see. */
                    filter?: {
                        /** @description Only entries of this process. */
                        processId?: string;
                        /** @description Only entries of these types. */
                        types?: ("ProcessOpened" | "ProcessClosed" | "ProcessReopened" | "PartyJoined" | "PartyRolesChanged" | "PartyChanged" | "PartyLeft" | "MeetingScheduled" | "MeetingRescheduled" | "MeetingCancelled" | "MeetingHeld" | "StatementIssued" | "StatementWithdrawn" | "AgreementProposed" | "AgreementAccepted" | "AgreementRejected" | "AgreementSigned" | "AgreementRatified" | "AgreementEndorsed" | "AgreementEnteredIntoForce" | "AgreementAmended" | "AgreementSuspended" | "AgreementResumed" | "AgreementTerminated" | "BodyEstablished" | "BodyDissolved" | "PhaseDefined" | "PhaseDeclared" | "PhaseStatusDetermined" | "CommitmentMade" | "CommitmentProgressReported" | "CommitmentAssessed" | "CommitmentDeadlineSet" | "CommitmentMoved" | "CommitmentStandingChanged" | "ViolationAlleged" | "ViolationDenied" | "ViolationFindingIssued" | "ViolationResolved" | "EntryCorrected" | "EntryRetracted" | "EntryDisputed" | "EntryCorroborated" | "EntryRedacted" | "TranslationAdded")[];
                        /** @description Only entries that name one of these parties, or are about something of theirs. */
                        parties?: string[];
                    };
                };
            };
        };
        responses: {
            /** @description As it stands now. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 0199a000-0000-7000-8000-0000000000f1
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stood. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 0199a000-0000-7000-8000-0000000000f1
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of it. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryAttempt"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    resumeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 0199a000-0000-7000-8000-0000000000f1
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it stands now. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 0199a000-0000-7000-8000-0000000000f1
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fromPosition": "12"
                 *     }
                 */
                "application/json": {
                    /** @description The position of the first entry to be sent. */
                    fromPosition: string;
                };
            };
        };
        responses: {
            /** @description As it stands now. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the webhook.
                 * @example 0199a000-0000-7000-8000-0000000000f1
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret, shown this once. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getHead: {
        parameters: {
            query?: {
                /** @description How many entries the head is of. Absent: all that there are. Such as `3`. */
                size?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The head. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getEntryProof: {
        parameters: {
            query?: {
                /** @description How many entries the head is of. Absent: all that there are. Such as `60`. */
                size?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
                /**
                 * @description The id of the entry.
                 * @example 0199a000-0000-7000-8000-000000000040
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getConsistency: {
        parameters: {
            query: {
                /**
                 * @description The size of the earlier head; 0 for none.
                 * @example 3
                 */
                from: number;
                /** @description The size of the later head. Absent: all entries that there are. Such as `7`. */
                to?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getVerifierKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verifier keys. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    verifyProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the chain holds, and where it breaks if not. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listProjections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every read model. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Projections"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    rebuildProjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the read model.
                 * @example phase-status
                 */
                name: "process-overview" | "phase-status" | "party-commitments" | "violations" | "agreements" | "meetings" | "statements" | "bodies" | "timeline" | "parties";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has begun, or was running. */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rebuild"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its name, its version and its links. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Landing"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    isLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It may be asked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    isWritable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries are taken. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text format of Prometheus. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getSelf: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who asks. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Self"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    beginSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has begun; the cookie is set. */
            201: {
                headers: {
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Self"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is over. */
            204: {
                headers: {
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getCaller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a caller, as `recordedBy` has it.
                 * @example key:2v9wuq3mzr4k1
                 */
                callerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its name. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedCaller"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    getAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may what. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessOverview"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every key, those that were revoked too. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Keys"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    issueKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Gaza desk",
                 *       "grants": [
                 *         "recorder:gaza-2025"
                 *       ],
                 *       "expiresAt": "2027-01-01T00:00:00Z"
                 *     }
                 */
                "application/json": {
                    /** @description Who is to have it. */
                    name: string;
                    /** @description Each a role and a scope. The roles are `reader`, `recorder`, `editor` and `admin`, each with all before it; the scope is the id of a process, or `*`. */
                    grants: string[];
                    /**
                     * Format: date-time
                     * @description When it ends by itself: UTC, to the second. Absent: never.
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description It is made. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKey"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    grantKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the key, as the list of keys has it.
                 * @example 2v9wuq3mzr4k1
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grants": [
                 *         "reader:*"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Each a role and a scope. The roles are `reader`, `recorder`, `editor` and `admin`, each with all before it; the scope is the id of a process, or `*`. */
                    grants: string[];
                };
            };
        };
        responses: {
            /** @description As it stands now. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedKey"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the key, as the list of keys has it.
                 * @example 2v9wuq3mzr4k1
                 */
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is revoked. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedKey"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    grantAnonymous: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grants": [
                 *         "reader:*"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description Each a role and a scope. The roles are `reader`, `recorder`, `editor` and `admin`, each with all before it; the scope is the id of a process, or `*`. */
                    grants: string[];
                };
            };
        };
        responses: {
            /** @description As it stands now. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnonymousAccess"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    restrictProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is restricted. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessRestriction"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    unrestrictProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the process.
                 * @example gaza-2025
                 */
                processId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not restricted. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessRestriction"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
}
/** What the event stream of a path sends, a frame each. */
export interface streams {
    "/v1/processes/{processId}/drafts": components["schemas"]["DraftFrame"];
    "/v1/processes": components["schemas"]["ProcessFrame"];
    "/v1/processes/{processId}": components["schemas"]["ProcessFrame"];
    "/v1/processes/{processId}/phases": components["schemas"]["PhaseFrame"];
    "/v1/processes/{processId}/phases/{phaseId}": components["schemas"]["PhaseFrame"];
    "/v1/processes/{processId}/commitments": components["schemas"]["CommitmentFrame"];
    "/v1/commitments": components["schemas"]["CommitmentFrame"];
    "/v1/processes/{processId}/commitments/{commitmentId}": components["schemas"]["CommitmentFrame"];
    "/v1/processes/{processId}/violations": components["schemas"]["ViolationFrame"];
    "/v1/violations": components["schemas"]["ViolationFrame"];
    "/v1/processes/{processId}/violations/{violationId}": components["schemas"]["ViolationFrame"];
    "/v1/processes/{processId}/agreements": components["schemas"]["AgreementFrame"];
    "/v1/processes/{processId}/meetings": components["schemas"]["MeetingFrame"];
    "/v1/processes/{processId}/statements": components["schemas"]["StatementFrame"];
    "/v1/processes/{processId}/statements/{statementId}": components["schemas"]["StatementFrame"];
    "/v1/processes/{processId}/bodies": components["schemas"]["BodyFrame"];
    "/v1/processes/{processId}/bodies/{bodyId}": components["schemas"]["BodyFrame"];
    "/v1/processes/{processId}/timeline": components["schemas"]["TimelineEntryFrame"];
    "/v1/parties": components["schemas"]["PartyFrame"];
    "/v1/parties/{partyId}": components["schemas"]["PartyFrame"];
    "/v1/log": components["schemas"]["LogFrame"];
    "/v1/changes": components["schemas"]["ChangeFrame"];
    "/v1/processes/{processId}/replay": components["schemas"]["ReplayFrame"];
}
