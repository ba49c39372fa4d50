package pe.juntos.coresponsibility.conditionality.adapter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Technical limits of the API.
 *
 * @param mostRecords of one message
 * @param largestBody of one message
 * @param mostAtOnce messages that are being read and checked at the same time: what bounds the memory
 * @param clocksApart how far in the future a sender's clock may be
 * @param signatureClocksApart the same of the times of a signature
 * @param callbackAttempts before a callback is given up
 * @param callbackPause before the second attempt; doubled each time
 * @param callbackTimeOut of one attempt
 * @param callbacksInside whether callbacks may go into the own network and by plain HTTP: for trying out only
 */
@ConfigurationProperties("juntos.conditionality")
record ConditionalitySettings(
        @DefaultValue("5000") int mostRecords,
        @DefaultValue("8MB") DataSize largestBody,
        @DefaultValue("8") int mostAtOnce,
        @DefaultValue("P1D") Duration clocksApart,
        @DefaultValue("PT1M") Duration signatureClocksApart,
        @DefaultValue("14") int callbackAttempts,
        @DefaultValue("PT5S") Duration callbackPause,
        @DefaultValue("PT10S") Duration callbackTimeOut,
        @DefaultValue("false") boolean callbacksInside) {}
