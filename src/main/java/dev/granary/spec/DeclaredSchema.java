package dev.granary.spec;

import dev.granary.record.Schema;
import dev.granary.spec.pbtxt.SchemaFile;
import java.util.Optional;

/**
 * The fields of a record, and the file that they are of, where they are not in the spec itself.
 *
 * @param digest the SHA-256 of that file, in hexadecimal; else empty
 */
record DeclaredSchema(Schema schema, Optional<SchemaFile> file, String digest) {}
