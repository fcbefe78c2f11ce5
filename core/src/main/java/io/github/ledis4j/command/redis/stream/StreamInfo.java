package io.github.ledis4j.command.redis.stream;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows of a stream.
 *
 * @param length how many entries it has
 * @param radixTreeKeys how many nodes hold entries, in memory
 * @param radixTreeNodes how many nodes there are, in memory
 * @param groups how many groups of consumers it has
 * @param lastGeneratedId the highest id that it has ever had
 * @param maxDeletedEntryId the highest id that was deleted, {@link StreamId#MIN} if none was; null
 *     before Redis 7.0
 * @param entriesAdded how many entries were ever added; empty before Redis 7.0
 * @param recordedFirstEntryId the id of the first entry, {@link StreamId#MIN} if there is none;
 *     null before Redis 7.0
 * @param first the first entry, or null if there is none
 * @param last the last entry, or null if there is none
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public record StreamInfo<K, V>(
    long length,
    long radixTreeKeys,
    long radixTreeNodes,
    long groups,
    StreamId lastGeneratedId,
    @Nullable StreamId maxDeletedEntryId,
    OptionalLong entriesAdded,
    @Nullable StreamId recordedFirstEntryId,
    @Nullable StreamEntry<K, V> first,
    @Nullable StreamEntry<K, V> last) {}
