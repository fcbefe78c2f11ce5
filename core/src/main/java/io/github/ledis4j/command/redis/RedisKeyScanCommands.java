package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.concurrent.CompletableFuture;

/**
 * The command that walks through the keys of one server page by page, in no order: its cursor means
 * nothing to another server. {@link RedisScans#scan(ScanOptions)} walks through all keys, wherever
 * they live.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisKeyScanCommands<K, V> extends CommandSink<K, V> {

  /**
   * Reads some keys of the database ({@code SCAN}).
   *
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @param options how many, and which
   * @return the keys, and where to go on
   */
  default CompletableFuture<ScanPage<K>> scanPage(ScanCursor from, ScanOptions options) {
    return execute(
        RedisScanPages.from(
                format().command(RedisScanSpecs.SCAN, 1 + ScanWords.of(options).arguments()),
                from,
                options)
            .returning(RedisScanPages.page(format().keyList())));
  }

  /**
   * Reads some keys of the database ({@code SCAN}).
   *
   * @param from {@link ScanCursor#START}, or the cursor of the page before
   * @return the keys, and where to go on
   */
  default CompletableFuture<ScanPage<K>> scanPage(ScanCursor from) {
    return scanPage(from, ScanOptions.DEFAULT);
  }
}
