package dev.granary.read;

import java.util.List;

/**
 * What was read of one block. Sums over the blocks of a file are the same however it is cut.
 *
 * @param records how many were accepted
 * @param rejected how many were not
 * @param lines how many lines the block's records take, blank ones and a header included; a
 *     record's line in its file is the sum over the blocks before, plus {@link RawRecord#line},
 *     plus 1
 * @param bytes how many bytes of the file lie in the block
 * @param pieces the SHA-256 of each {@link FileDigest#PIECE piece} that starts in the block
 * @param damaged how many of the rejected stand for all the rest of a file
 */
public record BlockSummary(
    long records, long rejected, long lines, long bytes, List<byte[]> pieces, long damaged) {}
