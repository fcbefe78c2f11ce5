package io.github.ledis4j.command.redis.stream;

import io.github.ledis4j.internal.command.ReportText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind the reports of a server on its streams. Their lists are copies. */
final class StreamReports {
  private StreamReports() {}

  record Info<K, V>(
      long length,
      long radixTreeKeys,
      long radixTreeNodes,
      long groups,
      StreamId lastGeneratedId,
      @Nullable StreamId maxDeletedEntryId,
      @Nullable Long entriesAdded,
      @Nullable StreamId recordedFirstEntryId,
      @Nullable StreamEntry<K, V> first,
      @Nullable StreamEntry<K, V> last)
      implements StreamInfo<K, V> {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record Details<K, V>(
      long length,
      long radixTreeKeys,
      long radixTreeNodes,
      StreamId lastGeneratedId,
      @Nullable StreamId maxDeletedEntryId,
      @Nullable Long entriesAdded,
      @Nullable StreamId recordedFirstEntryId,
      List<StreamEntry<K, V>> entries,
      List<StreamGroupDetails> groups)
      implements StreamDetails<K, V> {
    Details {
      entries = List.copyOf(entries);
      groups = List.copyOf(groups);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record Group(
      String name,
      long consumers,
      long pending,
      StreamId lastDeliveredId,
      @Nullable Long entriesRead,
      @Nullable Long lag)
      implements StreamGroup {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record GroupDetails(
      String name,
      StreamId lastDeliveredId,
      @Nullable Long entriesRead,
      @Nullable Long lag,
      long pendingCount,
      List<PendingDelivery> pending,
      List<StreamConsumerDetails> consumers)
      implements StreamGroupDetails {
    GroupDetails {
      pending = List.copyOf(pending);
      consumers = List.copyOf(consumers);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record Consumer(String name, long pending, Duration idle, @Nullable Duration inactive)
      implements StreamConsumer {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record ConsumerDetails(
      String name,
      Instant seen,
      @Nullable Instant active,
      long pendingCount,
      List<PendingDelivery> pending)
      implements StreamConsumerDetails {
    ConsumerDetails {
      pending = List.copyOf(pending);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record Pending(StreamId id, String consumer, Duration idle, long deliveries)
      implements PendingEntry {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record Delivery(StreamId id, String consumer, Instant deliveredAt, long deliveries)
      implements PendingDelivery {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record Summary(
      long count,
      @Nullable StreamId lowest,
      @Nullable StreamId highest,
      Map<String, Long> consumers)
      implements PendingSummary {
    Summary {
      consumers = Collections.unmodifiableMap(new LinkedHashMap<>(consumers));
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  record Claimed<T>(StreamId next, List<T> claimed, List<StreamId> deleted)
      implements AutoClaim<T> {
    Claimed {
      claimed = List.copyOf(claimed);
      deleted = List.copyOf(deleted);
    }

    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
