/** Google Cloud Storage, with the promises of the room's {@code Storage}. */
@NullMarked
package dev.granary.storage.gcs;

import org.jspecify.annotations.NullMarked;
