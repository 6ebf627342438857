package dev.granary.storage.gcs;

import com.google.api.client.http.HttpExecuteInterceptor;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.ServiceOptions;
import com.google.cloud.http.HttpTransportOptions;

/** HTTP on which nothing stands still for ever: Google's own waits without an end to send. */
final class Transport extends HttpTransportOptions {
  private final transient Sending sending;

  private Transport(Sending sending, int millis) {
    super(
        HttpTransportOptions.newBuilder()
            .setHttpTransportFactory(
                () -> new NetHttpTransport.Builder().setConnectionFactory(sending).build())
            .setConnectTimeout(millis)
            .setReadTimeout(millis));
    this.sending = sending;
  }

  static Transport of(Patience patience) {
    return new Transport(new Sending(patience.each()), Math.toIntExact(patience.each().toMillis()));
  }

  static RetrySettings retrying(Patience patience) {
    return RetrySettings.newBuilder()
        .setInitialRetryDelayDuration(patience.pause())
        .setRetryDelayMultiplier(2)
        .setMaxRetryDelayDuration(patience.pause().multipliedBy(32))
        .setInitialRpcTimeoutDuration(patience.each())
        .setRpcTimeoutMultiplier(1)
        .setMaxRpcTimeoutDuration(patience.each())
        .setTotalTimeoutDuration(patience.total())
        .build();
  }

  @Override
  public HttpRequestInitializer getHttpRequestInitializer(ServiceOptions<?, ?> options) {
    HttpRequestInitializer usual = super.getHttpRequestInitializer(options);
    return request -> {
      usual.initialize(request);
      HttpExecuteInterceptor inner = request.getInterceptor();
      request.setInterceptor(
          sent -> {
            if (inner != null) {
              inner.intercept(sent);
            }
            sending.watch(sent);
          });
    };
  }
}
