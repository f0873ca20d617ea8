"""What a blueprint is, and who may publish, adopt and review one."""
