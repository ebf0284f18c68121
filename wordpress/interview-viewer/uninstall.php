<?php
/**
 * Removes the settings and the stored texts.
 *
 * @package Interview_Viewer
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'interview_viewer' );
delete_option( 'interview_viewer_read_again' );

global $wpdb;
// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WordPress has no function for all transients with a prefix.
$wpdb->query(
	$wpdb->prepare(
		"DELETE FROM {$wpdb->options} WHERE option_name LIKE %s OR option_name LIKE %s",
		$wpdb->esc_like( '_transient_interview_viewer_' ) . '%',
		$wpdb->esc_like( '_transient_timeout_interview_viewer_' ) . '%'
	)
);
