"""What public contents still lack, as reports for those who can complete them."""
