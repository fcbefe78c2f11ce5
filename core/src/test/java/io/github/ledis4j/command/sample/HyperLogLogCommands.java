package io.github.ledis4j.command.sample;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** A family in one file, outside of the library: nothing below the families knows of it. */
public interface HyperLogLogCommands<K, V> extends CommandSink<K, V> {

  @SuppressWarnings("unchecked")
  default CompletableFuture<Boolean> pfadd(K key, V... elements) {
    return execute(
        format()
            .command(Specs.PFADD, 1 + elements.length)
            .key(key)
            .values(Arrays.asList(elements))
            .returning(Replies.flag()));
  }

  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> pfcount(K... keys) {
    return execute(
        format()
            .command(Specs.PFCOUNT, keys.length)
            .keys(Arrays.asList(keys))
            .returning(Replies.integer()));
  }

  /** The facts about the commands. */
  final class Specs {
    private static final CommandSpec PFADD = CommandSpec.write("PFADD");
    private static final CommandSpec PFCOUNT = CommandSpec.read("PFCOUNT");

    private Specs() {}
  }
}
