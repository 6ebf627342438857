/** Classes in proportion: exact quotas, filled by hash and never by chance. */
@NullMarked
package dev.granary.balance;

import org.jspecify.annotations.NullMarked;
