package io.github.ledis4j.cluster;

import io.github.ledis4j.cluster.ClusterTopology.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one piece of work on several nodes: a value or a failure for each. Immutable.
 *
 * <p>Implemented by this library only, which may add methods in any version.
 *
 * @param <T> the type of the values
 */
public interface NodeReplies<T extends @Nullable Object> {

  /** {@return the values of the nodes where it went well, by the topology's order} */
  Map<Node, T> values();

  /** {@return why it failed at the others; empty if it went well everywhere} */
  Map<Node, Throwable> failures();
}
