package io.github.ledis4j.internal.view;

import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.flow.Items;
import io.github.ledis4j.internal.scan.ScanPublisher;
import java.util.concurrent.Flow;

/** All keys of a cluster, for any number of readers. */
public record ClusterScan<K, V>(NodeViews<K, V> nodes, ScanOptions options) implements Items<K> {
  @Override
  public void subscribe(Flow.Subscriber<? super K> subscriber) {
    new ScanPublisher<>(new ClusterWalk<>(nodes, options)::page).subscribe(subscriber);
  }
}
