package io.github.ledis4j.command.sample;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A family in one file, outside of the library: nothing below the families knows of it. */
public interface BloomFilterCommands<K, V> extends CommandSink<K, V> {

  default CompletableFuture<Boolean> bfAdd(K key, V item) {
    return execute(
        format().command(Specs.BF_ADD, 2).key(key).value(item).returning(Replies.flag()));
  }

  @SuppressWarnings("unchecked")
  default CompletableFuture<List<Boolean>> bfMexists(K key, V... items) {
    return execute(
        format()
            .command(Specs.BF_MEXISTS, 1 + items.length)
            .key(key)
            .values(Arrays.asList(items))
            .returning(Replies.list(Replies.flag())));
  }

  /** The facts about the commands. */
  final class Specs {
    private static final CommandSpec BF_ADD = CommandSpec.write("BF.ADD");
    private static final CommandSpec BF_MEXISTS = CommandSpec.read("BF.MEXISTS");

    private Specs() {}
  }
}
