package io.github.ledis4j.options;

import io.github.ledis4j.internal.command.ReportText;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What stands behind {@link Tls}. */
record TlsSettings(
    @Nullable Path trust,
    @Nullable Path certificate,
    @Nullable Path key,
    @Nullable String expectedName,
    boolean checkCertificate,
    boolean checkHostName)
    implements Tls {

  @Override
  public Tls trust(Path pem) {
    Objects.requireNonNull(pem, "pem");
    return new TlsSettings(pem, certificate, key, expectedName, checkCertificate, checkHostName);
  }

  @Override
  public Tls certificate(Path certificateChain, Path privateKey) {
    Objects.requireNonNull(certificateChain, "certificateChain");
    Objects.requireNonNull(privateKey, "privateKey");
    return new TlsSettings(
        trust, certificateChain, privateKey, expectedName, checkCertificate, checkHostName);
  }

  @Override
  public Tls expectedName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the expected name is empty");
    }
    return new TlsSettings(trust, certificate, key, name, checkCertificate, checkHostName);
  }

  @Override
  public Tls checkCertificate(boolean check) {
    return new TlsSettings(trust, certificate, key, expectedName, check, checkHostName);
  }

  @Override
  public Tls checkHostName(boolean check) {
    return new TlsSettings(trust, certificate, key, expectedName, checkCertificate, check);
  }

  @Override
  public String toString() {
    return ReportText.of(this);
  }
}
