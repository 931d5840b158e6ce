"""What those who run the service ask of it: is it alive, is it ready?"""
