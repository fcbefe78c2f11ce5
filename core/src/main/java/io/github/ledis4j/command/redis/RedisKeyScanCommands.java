package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.concurrent.CompletableFuture;

/**
 * The command that walks through the keys of a database page by page, in no order. {@link
 * RedisScans#scan(ScanOptions)} turns the pages.
 *
 * <p>The {@link ScanCursor#bytes} of a page's cursor can be stored, and the scan goes on from them,
 * also in another process: {@code redis.scanPage(ScanCursor.of(bytes), options)}. They mean nothing
 * to another server or another cluster; nor do they to a server that was started anew, where the
 * scan may miss elements, while the scan of a cluster begins anew at that node.
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
