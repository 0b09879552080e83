package dev.consilium.study.node;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may store over the network, and into which project.
 *
 * @param address to listen at; @param port 0 is off
 * @param projects id of the project by the AE title that is called; another title is rejected
 * @param callingTitles AE titles that may call; empty is any
 * @param account user name of the data manager of these projects for whom objects are taken in
 * @param quiet after how long without another object of a sender its objects are taken in, so that a series becomes one
 * @param idle after how long without a message an association ends
 * @param object how long one object may take to arrive
 * @param maxPdu bytes of a protocol data unit
 */
@ConfigurationProperties("consilium.dicom-node")
record DicomNodeSettings(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("0") int port,
        @DefaultValue Map<String, String> projects,
        @DefaultValue Set<String> callingTitles,
        @DefaultValue("") String account,
        @DefaultValue("10s") Duration quiet,
        @DefaultValue("60s") Duration idle,
        @DefaultValue("5m") Duration object,
        @DefaultValue("8") int maxAssociations,
        @DefaultValue("65536") int maxPdu) {

    /** @throws IllegalStateException where nobody could store anything */
    void requireUsable() {
        if (projects.isEmpty() || account.isBlank()) {
            throw new IllegalStateException(
                    "consilium.dicom-node.port is set: set .projects.<AE title> and .account as well");
        }
    }
}
