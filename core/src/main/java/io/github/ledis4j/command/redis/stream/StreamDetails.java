package io.github.ledis4j.command.redis.stream;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * All that a server knows of a stream, of its groups and of their consumers.
 *
 * @param length how many entries it has
 * @param radixTreeKeys how many nodes hold entries, in memory
 * @param radixTreeNodes how many nodes there are, in memory
 * @param lastGeneratedId the highest id that it has ever had
 * @param maxDeletedEntryId the highest id that was deleted, {@link StreamId#MIN} if none was; null
 *     before Redis 7.0
 * @param entriesAdded how many entries were ever added; empty before Redis 7.0
 * @param recordedFirstEntryId the id of the first entry, {@link StreamId#MIN} if there is none;
 *     null before Redis 7.0
 * @param entries its first entries, as many as were asked for, unmodifiable
 * @param groups its groups, unmodifiable
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public record StreamDetails<K, V>(
    long length,
    long radixTreeKeys,
    long radixTreeNodes,
    StreamId lastGeneratedId,
    @Nullable StreamId maxDeletedEntryId,
    OptionalLong entriesAdded,
    @Nullable StreamId recordedFirstEntryId,
    List<StreamEntry<K, V>> entries,
    List<StreamGroupDetails> groups) {
  /**
   * Copies the lists.
   *
   * @param length how many entries it has
   * @param radixTreeKeys how many nodes hold entries, in memory
   * @param radixTreeNodes how many nodes there are, in memory
   * @param lastGeneratedId the highest id that it has ever had
   * @param maxDeletedEntryId the highest id that was deleted
   * @param entriesAdded how many entries were ever added
   * @param recordedFirstEntryId the id of the first entry
   * @param entries its first entries, as many as were asked for
   * @param groups its groups
   */
  public StreamDetails {
    entries = List.copyOf(entries);
    groups = List.copyOf(groups);
  }
}
