package dev.granary.spec;

import java.util.Optional;

/**
 * A setting, or a whole section of them, that two specs do not share.
 *
 * @param path such as {@code sources[faa].files} or {@code shards.target_mib}
 * @param before as JSON; absent where only the later spec has it
 * @param after as JSON; absent where only the earlier spec has it
 */
public record SettingChange(String path, Optional<String> before, Optional<String> after) {}
