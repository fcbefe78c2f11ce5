package io.github.ledis4j.command.redis.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a server knows of a stream, of its groups and of their consumers. Later versions may
 * tell more.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public sealed interface StreamDetails<K, V> permits StreamReports.Details {
  /** {@return how many entries it has} */
  long length();

  /** {@return how many nodes hold entries, in memory} */
  long radixTreeKeys();

  /** {@return how many nodes there are, in memory} */
  long radixTreeNodes();

  /** {@return the highest id that it has ever had} */
  StreamId lastGeneratedId();

  /**
   * {@return the highest id that was deleted, {@link StreamId#MIN} if none was; null before Redis
   * 7.0}
   */
  @Nullable StreamId maxDeletedEntryId();

  /** {@return how many entries were ever added; null before Redis 7.0} */
  @Nullable Long entriesAdded();

  /**
   * {@return the id of the first entry, {@link StreamId#MIN} if there is none; null before Redis
   * 7.0}
   */
  @Nullable StreamId recordedFirstEntryId();

  /** {@return its first entries, as many as were asked for} */
  List<StreamEntry<K, V>> entries();

  /** {@return its groups} */
  List<StreamGroupDetails> groups();
}
