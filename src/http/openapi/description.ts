/** What the document says of the whole. */
export const description = `Chancery keeps the record of a peace process: who said, agreed, did and committed to what, when, and by which source.

**Three clocks.** Every entry has \`occurred\`, the time in the world, which may be uncertain (EDTF: \`2025-10\`, \`2025-12-19~\`, \`[2025-10-08,2025-10-09]\`), and \`recordedAt\`, the time at which the record took it. \`at\` asks how things stood at a moment in the world, \`knownAt\` what the record held at a moment. \`reportedBy\` asks what could have been known by a moment, as the \`publishedOn\` of the sources has it, whenever it was recorded. Entries may come late and are never changed: a correction, a retraction or a dispute is an entry of its own, and what stood before stays readable.

**Claims and determinations.** What a party says of a phase or a commitment is a claim; what an assessor or the recording desk holds is an assessment or a determination. They stand side by side and are never merged. Where they differ, the row says \`contested\`; which account is right, it does not say. Each part of a row names the entry that it is from, and the entry its sources.

**Feeds.** Every read model, asked with \`Accept: text/event-stream\`, sends its rows and then each row that changes. A client that was cut off goes on from the last \`id\` that it has seen and ends with the rows that the server has.

Lists are cut to three items in the examples; everything else in them is what a server answers.`;
